// What sat in what, from when to when: read off the facts about one unit. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/journal/happenings.h"

namespace muster::core {

struct Fitting {
  std::string unit, position, part;
  Instant from;
  std::optional<Instant> until;  // nullopt: it sits there still
  FactId fitted, removed;
  bool operator==(const Fitting&) const = default;
};

// Of an apparatus: every part it ever held; of a part: every apparatus it ever sat in. `facts`: those about `code` that count, in any
// order. Oldest first. A part has one place: fitted elsewhere, it left the former place at that moment.
std::vector<Fitting> fittingsOf(const std::string& code, std::vector<Fact> facts);

}  // namespace muster::core
