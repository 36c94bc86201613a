//! Sentences of the top bar, the account menu, and the screens that replace one that cannot be shown.


pub fn document_title(screen: &str) -> String {
    format!("{screen} · {}", t!(shell_product))
}

pub fn denied(permission: &str, district: &str) -> String {
    format!(
        "It needs the {permission} permission, and your account’s role doesn’t have it. Ask an \
         administrator of {district} to give it to you."
    )
}

pub fn permissions(titles: &[&str]) -> String {
    match titles {
        [] => "No permissions".to_owned(),
        titles => titles.join(", "),
    }
}
