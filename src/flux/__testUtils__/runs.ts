/** How often each property is tried with another input. The release step asks for many more: see CONTRIBUTING. */
export const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) };
