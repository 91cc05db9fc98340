#include "core/trace/fittings.h"

#include <algorithm>

namespace muster::core {

namespace {

void end(std::vector<Fitting>& fittings, Instant at, FactId fact, auto&& which) {
  for (Fitting& fitting : fittings) {
    if (fitting.until || !which(fitting)) continue;
    fitting.until = at;
    fitting.removed = fact;
  }
}

}  // namespace

std::vector<Fitting> fittingsOf(const std::string& code, std::vector<Fact> facts) {
  std::sort(facts.begin(), facts.end(), foldsBefore);
  std::vector<Fitting> fittings;
  for (const Fact& fact : facts) {
    if (!fact.kind.starts_with("PartFitted/")) continue;
    const auto happening = read(fact);
    const auto* fitted = happening ? std::get_if<PartFitted>(&happening.value()) : nullptr;
    if (fitted == nullptr) continue;
    const auto leaves = [&](const Fitting& one) {
      const bool seat = one.unit == fitted->unit && one.position == fitted->position;
      return seat || (!fitted->part.empty() && one.part == fitted->part);
    };
    end(fittings, fact.occurredAt, fact.id, leaves);
    const bool concerns = fitted->unit == code || fitted->part == code;
    if (!fitted->part.empty() && concerns)
      fittings.push_back({fitted->unit, fitted->position, fitted->part, fact.occurredAt, std::nullopt, fact.id, {}});
  }
  return fittings;
}

}  // namespace muster::core
