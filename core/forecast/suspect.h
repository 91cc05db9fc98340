// Suspect: a step fails; is it the set, or a part that took the trouble along from set to set? Said only where the record shows it. Pure.
//
// The part: its last outcome failed in this set and in another one, and at least two of the sets it failed in pass with another part since or
// before. The set: it failed with two parts, and every part it failed with passes in another set. Both at once, or neither: cannot tell.
#pragma once

#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/message.h"

namespace muster::core {

struct Trial {  // one outcome of the step: this part sat in that set
  std::string set, part;
  Instant at;
  bool passed = false;
};

struct Suspect {
  enum class Blame { cannotTell, part, set } blame = Blame::cannotTell;
  std::string part;                 // that sits there now
  std::vector<std::string> others;  // blame part: the sets it failed in; set: the parts that pass elsewhere
  Message words;
};

// `part` sits in `set` now; `name`: what the part is ("mask").
Suspect suspectOf(const std::string& set, const std::string& part, const Text& name, const std::vector<Trial>& trials);

}  // namespace muster::core
