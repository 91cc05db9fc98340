// What the cases of the journal suite stand on: a journal, its clock, and short words for appending.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

#include "core/journal/happenings.h"
#include "tests/conformance/journal_suite.h"
#include "tests/support/rules.h"

namespace muster::tests {

class JournalBench {
 public:
  explicit JournalBench(const MakeJournal& make) : journal_(make([this] { return now; })) {}

  core::Journal& journal() { return *journal_; }
  core::Instant now{1'760'000'000'000'000};

  core::Command command(const core::Happening& happening, std::vector<core::Expected> expected = {}, std::chrono::hours ago = {}) {
    const std::string id = "c" + std::to_string(++count_);
    return {id, "content of " + id, {core::draft(happening, now - ago, "P1")}, std::move(expected)};
  }
  core::Receipt told(const core::Happening& happening, std::chrono::hours ago = {}) { return receipt(journal_->append(command(happening, {}, ago))); }
  static core::Receipt receipt(const core::AppendResult& result) {
    if (const auto* good = std::get_if<core::Receipt>(&result)) return *good;
    throw std::logic_error("the journal refused what it should have taken");
  }
  static const core::Refusal* refusal(const core::AppendResult& result) { return std::get_if<core::Refusal>(&result); }

  std::uint64_t revision(const core::Subject& subject) {
    const auto state = journal_->state(subject);
    return state ? state->revision : 0;
  }
  core::UnitState unit(const std::string& code) { return std::get<core::UnitState>(journal_->state(core::unit(code))->value); }
  std::size_t count() {
    std::size_t facts = 0;
    journal_->forEach({}, [&](const core::Fact&) { return ++facts, true; });
    return facts;
  }

 private:
  std::unique_ptr<core::Journal> journal_;
  int count_ = 0;
};

}  // namespace muster::tests
