// Readings of a sound set, step by step of the full test; "yes" where a step works or does not.
export const READINGS = {
  'look-over': 'yes', 'low-pressure-warning': 'yes', 'inhalation-valve': '10', 'exhalation-valve': '-10', 'drain-valve': '10',
  'positive-leak': '0.3', 'relief-valve': '4.5', 'constant-dosage': '1.7', 'minimum-valve': '1.2', bypass: 'yes', 'residual-warning': 'yes',
  'electronics-check': 'yes', 'self-test': 'yes', 'high-pressure-leak': 'yes', 'last-look': 'yes',
};
