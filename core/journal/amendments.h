// Amendments: what undoing, correcting and judging again make of other facts. The rule exists once, here: folding a subject, and
// whoever lists the facts that still count, ask it. Pure.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "core/journal/happenings.h"

namespace muster::core {

bool isAmendment(const Fact& fact);  // it speaks about another fact: undone, corrected, judged again

class Amendments {
 public:
  // Any facts, in any order; those that amend nothing are passed over.
  explicit Amendments(const std::vector<Fact>& facts);

  bool undone(FactId id) const { return undone_.contains(id); }
  void correct(Fact& fact) const;                            // the fact with the body and the time that stand now
  void judge(const Fact& fact, Happening& happening) const;  // the last judgement of a test
  Instant timeOf(FactId id, Instant written) const;          // when it happened, as it stands now
  // Facts known only through their correction: the new body alone names the subject.
  std::vector<Fact> brought(const std::function<bool(FactId)>& known) const;

 private:
  std::set<FactId> undone_;
  std::map<FactId, FactCorrected> corrected_;
  std::map<FactId, Fact> correctedBy_;
  std::map<FactId, TestVerdict> verdicts_;
};

// What still counts of these facts, as it counts now, in log order. Undos and corrections are worked in and left out; a second
// judgement of a test stays among them.
std::vector<Fact> countedFacts(std::vector<Fact> facts);

}  // namespace muster::core
