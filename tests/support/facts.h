// Told: facts told one after the other, an hour apart, to a journal in memory; what a unit has become of them.
#pragma once

#include <chrono>

#include "core/journal/happenings.h"
#include "core/journal/memory_journal.h"

namespace muster::tests {

class Told {
 public:
  Told& that(const core::Happening& happening) {
    now_ = now_ + std::chrono::hours(1);
    const auto receipt =
        std::get<core::Receipt>(journal_.append({"c" + std::to_string(++count_), "", {core::draft(happening, now_ - late_, "P1")}, {}}));
    last_ = receipt.facts.front();
    return *this;
  }
  // From now on everything is told so long after it happened.
  Told& late(std::chrono::hours by) { return late_ = by, *this; }
  core::FactId last() const { return last_; }
  core::Instant now() const { return now_; }
  core::UnitState unit(const std::string& code) {
    const auto state = journal_.state(core::unit(code));
    return state ? std::get<core::UnitState>(state->value) : core::UnitState{};
  }
  core::MemoryJournal& journal() { return journal_; }

 private:
  core::Instant now_{1'760'000'000'000'000};
  std::chrono::hours late_{0};
  core::MemoryJournal journal_{[this] { return now_; }};
  int count_ = 0;
  core::FactId last_;
};

}  // namespace muster::tests
