// A template with a custom field of each type.
import type { TemplateDocument, Wire } from "./wire.ts";

/** The name of the template. */
export const FALL = { name: "Fall enrollment" };

/** The custom fields, each with its header in files. */
export const CUSTOM = [
  { type: "status", name: "Status last year", header: "Last Year" },
  { type: "text", name: "Case color", header: "Case" },
  { type: "integer", name: "Number of siblings", header: "Siblings" },
  { type: "amount", name: "Deductible", header: "Deductible (USD)" },
  { type: "date", name: "Day of signature", header: "Signed On" },
  { type: "choice", name: "Insurance plan", header: "Plan" },
] as const;

/** The header of a file under the template. */
export const FALL_HEADER = ["Student Number", "Status", ...CUSTOM.map(({ header }) => header)];

const WORDS = {
  status: [
    { word: "Had it", means: "enrolled" },
    { word: "Had none", means: "not_enrolled" },
  ],
  choice: [
    { word: "B", means: "Basic" },
    { word: "P", means: "Premium" },
  ],
};

const SCHEMA_TYPES = {
  status: "string",
  text: "string",
  integer: "integer",
  amount: "number",
  date: "date",
  choice: "string",
};

/**
 * The document of a template for users with the district's custom fields. A blank cell clears every field but
 * the number of siblings.
 */
export function fallDocument(ids: readonly string[]): TemplateDocument {
  const custom = CUSTOM.map(({ type, header }, at) => {
    const words = type === "status" || type === "choice" ? WORDS[type] : undefined;
    return {
      name: header,
      type: SCHEMA_TYPES[type],
      "coverlist:field": ids[at]!,
      ...(type === "date" && { format: "any" }),
      ...(type !== "integer" && { "coverlist:blank": "clear" }),
      ...(words && { "coverlist:words": words, constraints: { enum: words.map(({ word }) => word) } }),
    };
  });
  return {
    "coverlist:id": "fall",
    "coverlist:kind": "user",
    title: FALL.name,
    fields: [
      { name: "Student Number", type: "string", "coverlist:field": "key", constraints: { required: true } },
      {
        name: "Status",
        type: "string",
        "coverlist:field": "status",
        "coverlist:words": [{ word: "Enrolled", means: "enrolled" }],
        constraints: { required: true, enum: ["Enrolled"] },
      },
      ...custom,
    ],
  };
}

/** Adds the custom fields to the district. Returns the document of a template with them. */
export async function addCustomFields(wire: Wire): Promise<TemplateDocument> {
  return fallDocument(
    await wire.addFields(
      "user",
      CUSTOM.map(({ type, name }) => ({ type, name })),
    ),
  );
}
