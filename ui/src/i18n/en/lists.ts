import type {
  Cause,
  ClearedFor,
  EntryGroup,
  Event,
  MassageBy,
  MassageKind,
  MorningStiffness,
  PainSeries,
  PriceKind,
  Quality,
  Region,
  SessionKind,
  Side,
  SiteThird,
  Theme,
  Variant,
} from '../../api/generated';
export const groups: Record<EntryGroup, string> = {
  check_ins: 'check-ins',
  first_aid: 'first aid',
  sessions: 'training',
  massages: 'massages',
  notes: 'notes',
  photos: 'photos',
  other: 'tests and other',
};
export const causes: Record<Cause, string> = {
  sprint: 'sprinting',
  stretch: 'a stretch',
  gradual: 'gradual',
  blow: 'a blow',
  other: 'other',
};
export const events: Record<Event, string> = {
  sudden_pain: 'sudden pain',
  fall: 'a fall',
  trained: 'trained',
  full_training: 'full training',
  matched: 'played a match',
  travelled: 'travelled',
  massage: 'had a massage',
};
export const hands: Record<MassageBy, string> = {
  therapist: 'therapist',
  self: 'own hands',
  foam_roller: 'foam roller',
};
export const techniques: Record<MassageKind, string> = {
  effleurage: 'long strokes',
  petrissage: 'kneading',
  friction: 'friction',
  trigger_point: 'trigger point',
};
export const stiffness: Record<MorningStiffness, string> = {
  '0': '0 min',
  '1-15': '1–15',
  '16-30': '16–30',
  '31-60': '31–60',
  '>60': 'over 60',
};
export const series: Record<PainSeries, string> = {
  walk: 'Walking',
  rest: 'Rest',
  stretch: 'Stretch',
  worst: 'Worst',
  low_back: 'Low back',
};
export const parts: Record<PriceKind, string> = {
  protect: 'Protect',
  rest: 'Rest',
  ice: 'Ice',
  compress: 'Compress',
  elevate: 'Elevate',
};
export const howTo: Record<PriceKind, string> = {
  protect: 'No sprint, no jump, no hard stretch',
  rest: 'Easy walking, nothing vigorous',
  ice: 'Damp cloth under it, look at the skin',
  compress: 'Two fingers fit under the wrap',
  elevate: 'Heel higher than your heart',
};
export const qualities: Record<Quality, string> = {
  ache: 'ache',
  tight: 'tight',
  cramp: 'cramp',
  pulling: 'pulling',
  sharp: 'sharp',
  stabbing: 'stabbing',
  throbbing: 'throbbing',
  burning: 'burning',
  shooting: 'shooting',
  electric: 'electric',
  pins_and_needles: 'pins and needles',
  numb: 'numb',
  weak: 'weak',
};
export const regions: Record<Region, string> = {
  buttock_sitbone: 'buttock, sit bone',
  upper_inner: 'upper inner thigh',
  upper_outer: 'upper outer thigh',
  mid_inner: 'middle inner thigh',
  mid_outer: 'middle outer thigh',
  lower_inner: 'lower inner thigh',
  lower_outer: 'lower outer thigh',
  behind_knee: 'back of the knee',
  calf: 'calf',
  low_back_centre: 'low back, centre',
  low_back_side: 'low back, side',
  groin: 'groin',
};
export const sessions: Record<SessionKind, string> = {
  rehab: 'Rehab',
  walk: 'Walk',
  bike: 'Bike',
  run: 'Run',
  sport: 'Sport',
  other: 'Other',
};
export const sides: Record<Side, string> = { left: 'left', right: 'right' };
export const thirds: Record<SiteThird, string> = {
  proximal: 'upper, near the sit bone',
  mid: 'middle',
  distal: 'lower, near the knee',
};
export const themes: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };
export const variants: Record<Variant, string> = {
  balanced: 'Balanced',
  classic_price: 'Classic PRICE',
  early_load: 'Early loading',
};
export const clearedFor: Record<ClearedFor, string> = {
  all: 'the warning sign',
  back: 'the low back',
  massage: 'massage',
};
/** Self-tests by their name in the protocol. */
export const tests: Record<string, string> = {
  'test.slr': 'Straight-leg raise',
  'test.ake': 'Knee straightening',
  'test.iso_half': 'Heel dig, half effort',
  'test.iso_full': 'Heel dig, strong effort',
  'test.squat': 'Mini squat, one leg',
  'test.bridge_hold': 'Bridge hold, one leg',
  'test.bridge_count': 'Bridge count',
  'test.press': 'Press test',
  'test.jog': 'Easy jog',
  'test.sprint': 'Run up to full sprint',
  'test.confidence': 'Confidence',
  'test.trainings': 'Full trainings',
  'test.clearance': 'Clinician agrees',
  'test.hip_flexor': 'Hip flexor',
  'test.girth': 'Thigh girth',
  'test.h_test': 'H-test',
};
