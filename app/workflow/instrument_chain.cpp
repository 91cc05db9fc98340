#include "app/workflow/instrument_chain.h"

#include <algorithm>

namespace muster::app {

const core::Certificate* heldOn(const core::UnitState& instrument, core::Date day) {
  const core::Certificate* held = nullptr;
  for (const auto& one : instrument.certificates) {
    const auto end = one.extendedTo ? one.extendedTo : one.validTo;
    if (one.issued <= day && (!end || day <= *end)) held = &one;
  }
  return held;
}

std::vector<ChainLink> chainOf(World& world, const std::string& instrument, core::Instant when) {
  std::vector<ChainLink> chain;
  const auto day = world.calendar()->dateOf(when);
  std::string code = instrument;
  while (!code.empty()) {
    const bool circle = std::any_of(chain.begin(), chain.end(), [&](const ChainLink& link) { return link.unit == code; });
    if (circle) break;
    const auto state = world.journal.state(core::unit(code));
    const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    const auto* held = unit ? heldOn(*unit, day) : nullptr;
    chain.push_back({code, held ? held->number : "", held ? held->laboratory : ""});
    code = held ? core::plainCode(held->standard) : "";
    if (held && code.empty()) chain.push_back({"", "", held->laboratory.empty() ? held->traceability : held->laboratory});
  }
  if (!chain.empty() && chain.back().unit.empty() && chain.back().laboratory.empty()) chain.pop_back();
  return chain;
}

}  // namespace muster::app
