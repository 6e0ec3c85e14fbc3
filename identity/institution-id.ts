/** An institution's id, which is its site's too: small letters, digits and `-`. */
export const INSTITUTION_ID = /^[a-z][a-z0-9-]{0,30}$/;
