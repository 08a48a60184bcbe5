/** Calendar fields read from a text; what the text leaves out is undefined. */
export interface DateParts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  readonly millisecond?: number | undefined;
  /** `Z`, an offset, or undefined = the zone of the request. */
  readonly zone?: string | undefined;
}
