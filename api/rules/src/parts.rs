//! How a pack and a case are read: as objects only, with no member that nobody knows, and codes as text only. Left to itself serde
//! also takes a list for an object and `{"draft": null}` for a code; the twin does not, and two readers must refuse the same.

/// Declares the parts of a document.
macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $kind:ty,)+ })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
        #[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
        #[allow(missing_docs)]
        pub struct $name { $($(#[$fmeta])* pub $field: $kind),+ }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Object;
                impl<'de> serde::de::Visitor<'de> for Object {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$name, A::Error> {
                        // The derived function, not this one: `remote` made it a function of the type itself.
                        $name::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    }
                }
                from.deserialize_map(Object)
            }
        }
    )+ };
}

/// Declares closed lists that are types of their own.
macro_rules! coded_types {
    ($($(#[$meta:meta])* $name:ident { $($variant:ident = $code:literal),+ })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                match <String as serde::Deserialize>::deserialize(from)?.as_str() {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(serde::de::Error::custom("unknown code")),
                }
            }
        }
    )+ };
}

pub(crate) use {coded_types, parts};
