/** Where a number comes from. */
type Source = 'eu' | 'national';

/** A country, by its ISO 3166-1 code, and the number that brings an ambulance there. */
export interface Country {
  region: string;
  number: string;
  source: Source;
}

/** Directive (EU) 2018/1972, article 109: 112 is free of charge in every member state. */
const MEMBERS = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/** As the health or emergency service of each country publishes it; the ambulance's own where there are several. */
const NATIONAL: Record<string, string> = {
  AE: '998',
  AR: '107',
  AU: '000',
  BD: '999',
  BR: '192',
  CA: '911',
  CH: '144',
  CL: '131',
  CN: '120',
  CO: '123',
  EG: '123',
  GB: '999',
  HK: '999',
  IL: '101',
  IN: '112',
  IS: '112',
  JP: '119',
  KE: '999',
  KR: '119',
  LI: '144',
  LK: '1990',
  MX: '911',
  MY: '999',
  NG: '112',
  NO: '113',
  NZ: '111',
  PH: '911',
  RS: '194',
  SA: '997',
  SG: '995',
  TH: '1669',
  TR: '112',
  TW: '119',
  UA: '112',
  US: '911',
  VN: '115',
  ZA: '10177',
};

/** Where one calls which number in an emergency. None is promised right: the page says to check it. */
export const COUNTRIES: readonly Country[] = [
  ...MEMBERS.map((region) => ({ region, number: '112', source: 'eu' as const })),
  ...Object.entries(NATIONAL).map(([region, number]) => ({ region, number, source: 'national' as const })),
];
