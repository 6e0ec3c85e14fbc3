import { beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { Issuer } from '../../identity/issuers.ts';
import { identify, PurposeError, TokenError } from '../../identity/verify.ts';

type Key = Awaited<ReturnType<typeof generateKeyPair>>;

const HOSPITAL = {
  issuer: 'https://id.hospital.example',
  audience: 'precision-graph',
  institution: { id: 'hospital', name: 'A Hospital' },
  scopes: ['knowledge:read', 'patient:read'],
  purposes: ['TREAT'],
};
const CLAIMS = { scope: 'knowledge:read patient:read', purpose: 'TREAT', roles: ['clinician'] };

describe('The identity of a request', () => {
  let key: Key;
  let stranger: Key;
  let issuers: Issuer[];

  beforeAll(async () => {
    [key, stranger] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    const jwks = createLocalJWKSet({ keys: [await exportJWK(key.publicKey)] });
    const other = createLocalJWKSet({ keys: [await exportJWK(stranger.publicKey)] });
    issuers = [
      { ...HOSPITAL, jwks },
      { ...HOSPITAL, issuer: 'https://id.other.example', jwks: other },
    ];
  });

  function token(claims: Record<string, unknown> = CLAIMS): SignJWT {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(HOSPITAL.issuer)
      .setAudience(HOSPITAL.audience)
      .setSubject('dr-1')
      .setExpirationTime('5m');
  }
  const sign = (unsigned: SignJWT) => unsigned.sign(key.privateKey);
  const ask = (bearer: string, purpose?: string) =>
    identify({ authorization: [`Bearer ${bearer}`], purpose }, issuers);

  async function reasonOf(authorization: string): Promise<string> {
    try {
      await identify({ authorization: [authorization] }, issuers);
    } catch (error) {
      if (error instanceof TokenError) return error.reason;
      throw error;
    }
    throw new Error('the token was accepted');
  }

  it('is nobody without a token', async () => {
    expect(await identify({ authorization: [], purpose: 'TREAT' }, issuers)).toBeNull();
  });

  it('is what the token says, at the institution of its issuer', async () => {
    expect(await ask(await sign(token()))).toEqual({
      subject: 'dr-1',
      issuer: HOSPITAL.issuer,
      institution: HOSPITAL.institution,
      roles: ['clinician'],
      scopes: ['knowledge:read', 'patient:read'],
      policies: [],
      purpose: 'TREAT',
    });
  });

  it('takes the institution from no claim', async () => {
    const claims = { ...CLAIMS, institution: { id: 'lakeside', name: 'Lakeside' } };
    expect((await ask(await sign(token(claims))))?.institution.id).toBe('hospital');
  });

  it('has no scope beyond what the issuer may grant, and each once', async () => {
    const scope = 'knowledge:read knowledge:read patient:identity audit:read  ';
    const identity = await ask(await sign(token({ ...CLAIMS, scope })));
    expect(identity?.scopes).toEqual(['knowledge:read']);
  });

  it('takes the scheme in any case of letters', async () => {
    const identity = await identify({ authorization: [`bearer ${await sign(token())}`] }, issuers);
    expect(identity?.subject).toBe('dr-1');
  });

  describe('has the policies', () => {
    const listing = (policies: unknown, policiesClaim?: string) => async () =>
      (
        await identify(
          { authorization: [`Bearer ${await sign(token({ ...CLAIMS, policies }))}`] },
          issuers.map((issuer) => ({ ...issuer, policiesClaim })),
        )
      )?.policies;

    it.each([
      ['of a list', ['a', 'b', 'a'], ['a', 'b']],
      ['of words divided by spaces', ' a  b ', ['a', 'b']],
      ['of no claim', undefined, []],
    ])('%s', async (_what, policies, expected) => {
      expect(await listing(policies, 'policies')()).toEqual(expected);
    });

    it('of its token only where the issuer may say so', async () => {
      expect(await listing(['a'])()).toEqual([]);
      expect(await listing(['a'], 'constructor')()).toEqual([]);
    });

    it.each([[7], [{ a: true }], [['a', 7]], [null]])('but not those of %j', async (policies) => {
      await expect(listing(policies, 'policies')()).rejects.toThrow(TokenError);
    });
  });

  describe('is for the purpose', () => {
    const silent = { scope: CLAIMS.scope };
    const two = () => issuers.map((issuer) => ({ ...issuer, purposes: ['TREAT', 'HRESCH'] }));
    const asked = async (claims: Record<string, unknown>, purpose?: string) =>
      (await identify({ authorization: [`Bearer ${await sign(token(claims))}`], purpose }, two()))
        ?.purpose;

    it('that the token claims, or the header states, or both', async () => {
      expect(await asked(CLAIMS)).toBe('TREAT');
      expect(await asked(silent, 'HRESCH')).toBe('HRESCH');
      expect(await asked(CLAIMS, 'TREAT')).toBe('TREAT');
    });

    it('of its issuer where there is only one, and must be stated where there is a choice', async () => {
      expect((await ask(await sign(token(silent))))?.purpose).toBe('TREAT');
      await expect(asked(silent)).rejects.toThrow(
        "x-purpose-of-use must state for what you ask, since your token doesn't: one of TREAT, HRESCH",
      );
    });

    it.each(['', 'HOPERAT', 'treat', 'TREAT, HRESCH', 'TREAT '])(
      'and for none that a header states beyond the issuer: %j',
      async (purpose) => {
        await expect(asked(silent, purpose)).rejects.toThrow(
          'x-purpose-of-use states no purpose that your issuer allows: there are TREAT, HRESCH',
        );
      },
    );

    it('and the header may not say another than the token', async () => {
      await expect(asked(CLAIMS, 'HRESCH')).rejects.toThrow(PurposeError);
    });
  });

  describe('studies the disease', () => {
    const studied = async (study: unknown, disease?: string) =>
      (
        await identify(
          { authorization: [`Bearer ${await sign(token({ ...CLAIMS, study }))}`], disease },
          issuers,
        )
      )?.study;

    it('that the token claims, or the header states, or both', async () => {
      expect(await studied({ disease: 'LUAD', project: 'P-1' })).toEqual({
        disease: 'LUAD',
        project: 'P-1',
      });
      expect(await studied({ project: 'P-1' }, 'LUAD')).toEqual({
        disease: 'LUAD',
        project: 'P-1',
      });
      expect(await studied(undefined, 'NCIT:C3512')).toEqual({ disease: 'NCIT:C3512' });
      expect(await studied({ disease: 'LUAD' }, 'LUAD')).toEqual({ disease: 'LUAD' });
      expect(await studied(undefined)).toBeUndefined();
    });

    it('and the header may not say another than the token, nor what is no code', async () => {
      await expect(studied({ disease: 'LUAD' }, 'MEL')).rejects.toThrow(PurposeError);
      await expect(studied(undefined, 'lung cancer')).rejects.toThrow(
        'x-research-disease states no disease',
      );
    });
  });

  it('refuses an expired token', async () => {
    expect(await reasonOf(`Bearer ${await sign(token().setExpirationTime('-1m'))}`)).toBe(
      'expired',
    );
  });

  it('refuses a token for another audience', async () => {
    expect(await reasonOf(`Bearer ${await sign(token().setAudience('billing'))}`)).toBe(
      'wrong audience',
    );
  });

  it.each(['https://evil.example', 'https://id.hospital.example/', ''])(
    'refuses the unknown issuer %j',
    async (issuer) => {
      expect(await reasonOf(`Bearer ${await sign(token().setIssuer(issuer))}`)).toBe(
        'unknown issuer',
      );
    },
  );

  it("refuses one issuer's signature under another's name", async () => {
    const forged = await token().sign(stranger.privateKey);
    expect(await reasonOf(`Bearer ${forged}`)).toBe('wrong signature');
  });

  it('refuses an unsigned token, and one signed with a shared secret', async () => {
    const unsigned = new UnsecuredJWT(CLAIMS)
      .setIssuer(HOSPITAL.issuer)
      .setAudience(HOSPITAL.audience)
      .setSubject('dr-1')
      .setExpirationTime('5m')
      .encode();
    const shared = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(HOSPITAL.issuer)
      .setAudience(HOSPITAL.audience)
      .setSubject('dr-1')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode('a shared secret of thirty-two bytes'));
    expect(await reasonOf(`Bearer ${unsigned}`)).toBe('malformed');
    expect(await reasonOf(`Bearer ${shared}`)).toBe('malformed');
  });

  it('refuses a token that was changed after signing', async () => {
    const [header = '', , signature = ''] = (await sign(token())).split('.');
    const payload = Buffer.from(
      JSON.stringify({ ...CLAIMS, iss: HOSPITAL.issuer, aud: HOSPITAL.audience, sub: 'boss' }),
    ).toString('base64url');
    expect(await reasonOf(`Bearer ${header}.${payload}.${signature}`)).toBe('wrong signature');
  });

  it('refuses a token that never expires, or that is not valid yet', async () => {
    const endless = new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(HOSPITAL.issuer)
      .setAudience(HOSPITAL.audience)
      .setSubject('dr-1');
    expect(await reasonOf(`Bearer ${await sign(endless)}`)).toBe('malformed');
    expect(await reasonOf(`Bearer ${await sign(token().setNotBefore('1h'))}`)).toBe('malformed');
  });

  it.each([
    ['a purpose beyond its issuer', { ...CLAIMS, purpose: 'HRESCH' }],
    ['scopes that are no text', { ...CLAIMS, scope: ['knowledge:read'] }],
    ['roles that are no list', { ...CLAIMS, roles: 'admin' }],
    ['an empty subject', { ...CLAIMS, sub: '' }],
  ])('refuses a token with %s', async (_what, claims) => {
    const { sub = 'dr-1' } = { sub: undefined, ...claims };
    expect(await reasonOf(`Bearer ${await sign(token(claims).setSubject(sub))}`)).toBe('malformed');
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic ZHI6MQ==', 'Bearer x.y.z', 'Bearer ..'])(
    'refuses the header %j',
    async (header) => {
      expect(await reasonOf(header)).toBe('malformed');
    },
  );
});
