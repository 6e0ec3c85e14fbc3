/** Names for invented people: given names in common use, family names that we made up. */
export const GIVEN_NAMES = {
  FEMALE: (
    'Ada Alma Beatriz Calla Carmen Dalia Edith Elena Esme Farah Greta Hana Ines Iris Jolene Kaya ' +
    'Leda Lucia Mabel Mei Nadia Noor Odette Olive Paloma Petra Priya Rhea Rosa Sabine Selma Thea ' +
    'Uma Vera Wilma Xenia Yara Zora'
  ).split(' '),
  MALE: (
    'Abel Amir Anton Basil Caleb Cyrus Dario Desmond Elias Emil Felix Gideon Hugo Ivan Jonas Kai ' +
    'Kofi Leif Lionel Mateo Milo Nestor Omar Otis Pavel Quincy Rafael Ravi Roland Silas Soren Tadeo ' +
    'Ulric Victor Wendell Yusuf Zeno'
  ).split(' '),
};

const STARTS =
  'Al Bram Cor Dray Els Fen Gar Hol Ister Jar Kel Lor Mar Nor Os Pell Quar Ros Sel Tor Ul Ven Wes Yar Zel'.split(
    ' ',
  );
const ENDS =
  'brook by combe dale dane den field ford gate ham hurst ingly kirk lake lea low mere moor more ridge stead ton vane wick win worth'.split(
    ' ',
  );

export const FAMILY_NAMES: readonly string[] = STARTS.flatMap((start) =>
  ENDS.map((end) => start + end),
);
