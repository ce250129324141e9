/**
 * Which versions of a kind have a field, for every field that not all versions have: kind -> path -> versions.
 * `v2 v2beta2>=2.3 v1beta2<2.7` reads: in v2, in v2beta2 from Flux 2.3 on, in v1beta2 until before Flux 2.7.
 * A path's `[]` stands for each item of a list, `{}` for each value of a map. Generated from the CRDs of the Flux
 * releases 2.1 to 2.9 (2.0 has the fields of 2.1).
 */
export type FieldHistory = Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
