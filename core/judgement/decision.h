// Decision rules: is a value within its limits, when the value itself is in doubt by an expanded uncertainty U?
//
// simple        inside -> pass, outside -> fail                                               (ISO/IEC 17025 7.1.3, simple acceptance)
// guardBand     inside by at least U -> pass, else fail: |e| <= MPE - U                        (ILAC-G8:09/2019, binary with guard band w = U)
// fourZones     inside by U -> pass; inside -> conditional pass; outside by less than U -> conditional fail; beyond -> fail (ILAC-G8)
// pendingZone   U <= MPEV/3: simple; else pass to MPEV - U, fail from MPEV + U, between pending  (JJF 1094-2002, 5.3.1.6)
// managed       guard band U * (1.04 - exp(0.38 ln TUR - 0.54)), none below zero: keeps false accepts at 2 % (managed guard band)
//
// Where the tolerance is no wider than 2 U (TUR <= 1) nothing can be decided, whatever the rule but simple acceptance. A limit with one
// end has no width, so no TUR. Bounds follow their own `inclusive`. Pure; exact in decimals but for the managed band.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/judgement/limit.h"

namespace muster::core {

// One source of doubt in a reading of this step: half-width or standard uncertainty, in the step's unit.
struct BudgetTerm {
  Text title;
  Quantity value;
  enum class Kind { standard, rectangular, triangular, expanded } kind = Kind::rectangular;  // expanded: k = 2
  bool operator==(const BudgetTerm&) const = default;
};

enum class DecisionRule { simple, guardBand, fourZones, pendingZone, managed };
enum class Zone { pass, conditionalPass, pending, conditionalFail, fail, noDecision };
std::string_view name(Zone zone);          // "pass" "conditional-pass" "pending" "conditional-fail" "fail" "no-decision"
std::string_view name(DecisionRule rule);  // as rule packs write it

struct Decided {
  Zone zone = Zone::noDecision;
  DecisionRule rule = DecisionRule::simple;
  std::optional<Decimal> tur;  // two decimals; nullopt: one end only, or no U
  bool operator==(const Decided&) const = default;
};

// `value` and `uncertainty` of the limit's kind of quantity, else noDecision. Without an uncertainty only the simple rule decides.
Decided decide(DecisionRule rule, const Quantity& value, const std::optional<Bound>& min, const std::optional<Bound>& max,
               const std::optional<Quantity>& uncertainty);

// An error of an instrument against its maximum permissible error: |error| <= mpe.
Decided decideError(DecisionRule rule, const Quantity& error, const Quantity& mpe, const std::optional<Quantity>& uncertainty);

// Expanded uncertainty (k = 2) of a reading: its budget and the instrument's own, rounded up to two significant digits. nullopt: neither says.
std::optional<Quantity> expandedUncertainty(const std::vector<BudgetTerm>& budget, const std::optional<Quantity>& ofInstrument, Unit unit);

}  // namespace muster::core
