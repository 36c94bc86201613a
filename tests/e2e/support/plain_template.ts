// Templates as the engine's messages have them (`coverlist-core/src/template/plain.rs`).

type Properties = Record<string, any>;

const LEAVING_STATUSES = ["not_enrolled", "declined", "waived"];

/** The plain form of a Table Schema document. */
export function plainTemplate(document: Properties): unknown[] {
  return [
    document["coverlist:id"],
    document["coverlist:version"] ?? 0,
    document["title"],
    document["coverlist:kind"],
    document["fields"].map(plainColumn),
    document["coverlist:leavingStatuses"] ?? LEAVING_STATUSES,
    document["coverlist:waivedIsCovered"] ?? false,
    document["coverlist:purpose"] ?? "insurance",
  ];
}

function plainColumn(field: Properties): unknown[] {
  const { required, minimum, maximum, pattern, minLength, maxLength } = field["constraints"] ?? {};
  const words = (field["coverlist:words"] ?? []).map(({ word, means }: Properties) => [word, means]);
  return [
    field["coverlist:field"],
    field["name"],
    required ?? false,
    field["coverlist:blank"] ?? "keep",
    [field["coverlist:aliases"] ?? [], dateFormats(field), words],
    [limit(field, minimum), limit(field, maximum), pattern ?? null],
    [minLength ?? null, maxLength ?? null],
  ];
}

function dateFormats({ type, format, ...field }: Properties): string[] {
  if (type !== "date") return [];
  if (format === "any") return field["coverlist:dateFormats"] ?? [];
  return format === undefined || format === "default" ? ["%Y-%m-%d"] : [format];
}

/** A limit as canonical text. */
function limit(field: Properties, value: number | string | undefined): string | null {
  if (value === undefined) return null;
  return field["type"] === "number" && typeof value === "number" ? value.toFixed(2) : String(value);
}
