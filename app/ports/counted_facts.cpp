#include "app/ports/counted_facts.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/journal/happenings.h"

namespace muster::app {

std::vector<core::Fact> countedFacts(std::vector<core::Fact> facts) {
  std::set<core::FactId> undone;
  std::map<core::FactId, core::Json> corrected;
  // Backwards in log order, so that an undo that was itself undone no longer counts.
  std::sort(facts.begin(), facts.end(), [](const core::Fact& a, const core::Fact& b) { return a.id < b.id; });
  std::vector<core::Fact> counted;
  for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
    if (undone.contains(fact->id)) continue;
    if (fact->kind.starts_with("FactUndone/") || fact->kind.starts_with("FactCorrected/")) {
      const auto happening = core::read(*fact);
      if (!happening) continue;
      if (const auto* undo = std::get_if<core::FactUndone>(&happening.value())) undone.insert(undo->target);
      if (const auto* correction = std::get_if<core::FactCorrected>(&happening.value())) corrected.emplace(correction->target, correction->body);
      continue;
    }
    if (const auto body = corrected.find(fact->id); body != corrected.end()) fact->body = body->second;
    counted.push_back(*fact);
  }
  std::reverse(counted.begin(), counted.end());
  return counted;
}

}  // namespace muster::app
