/** Kind `sign-in`: the link and the code are made from these when the letter is. */
export interface SignInFacts {
  tokenId: number;
  browserHash: string;
}
