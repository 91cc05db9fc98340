// Folding facts that need not all be in memory: a bench has a hundred thousand tests, and one fact is some kilobytes.
//
// The source passes every fact about the subject once, then gives each that still counts again, in the order of folding; of the
// others only time and address are kept. Pure but for the source; one thread.
#pragma once

#include <functional>

#include "core/journal/apply.h"

namespace muster::core {

class FactSource {
 public:
  virtual ~FactSource() = default;
  virtual void each(const std::function<void(const Fact&)>& take) = 0;  // in any order, amendments among them
  virtual Fact fact(FactId id) = 0;                                     // one of those that were passed; asked for once
};

// `counted` is shown each fact that counts, as it counts now: corrected, with the last judgement of a test.
State fold(const Subject& subject, FactSource& source, const std::function<void(const Fact&, const Happening&)>& counted = {});

}  // namespace muster::core
