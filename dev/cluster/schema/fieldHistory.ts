/**
 * Fields that not every version of a kind has: kind -> path -> versions.
 * `v2 v2beta2>=2.3 v1beta2<2.7` means: in v2, in v2beta2 since Flux 2.3, in v1beta2 before Flux 2.7.
 * In a path, `[]` is any item of a list and `{}` any value of a map. Generated from the CRDs of Flux 2.1 to 2.9 (2.0 has
 * the same fields as 2.1).
 */
export type FieldHistory = Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
