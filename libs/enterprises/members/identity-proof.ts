/** Somebody who says to be an enterprise's legal representative. */
export interface ProofRequest {
  readonly uscc: string;
  /** The person's name as the identity provider gave it. */
  readonly name: string;
  /** What the person hands in: a code, a ticket of another system. */
  readonly credential: string;
}

/**
 * Proves that a person is an enterprise's legal representative. An operator plugs in what there is: the city's
 * electronic licence, the registry's interface. It has to answer within seconds.
 */
export abstract class IdentityProof {
  /** How it is called in the record of a claim; undefined where no proof can be had. */
  abstract readonly method: string | undefined;
  /** What to hand in, in a sentence for the person. */
  abstract readonly hint: string;
  /** Whether the request is proven; never a guess. */
  abstract prove(request: ProofRequest): Promise<boolean>;
}

/** Where nothing is plugged in, nobody can prove anything. */
export class NoProof extends IdentityProof {
  readonly method = undefined;
  readonly hint = '本系统尚未接入法定代表人身份核验，请联系区政务公开办办理';

  prove(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

const codeDigits = 6;

/** The demo's stand-in: everybody can look its code up, but has to hand in exactly that. */
export class DemoProof extends IdentityProof {
  readonly method = 'demo';
  readonly hint = `演示环境以统一社会信用代码的后 ${codeDigits} 位代替电子营业执照核验`;

  prove({ uscc, credential }: ProofRequest): Promise<boolean> {
    return Promise.resolve(credential.trim().toUpperCase() === uscc.slice(-codeDigits));
  }
}
