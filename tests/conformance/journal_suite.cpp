#include "tests/conformance/journal_suite.h"

#include <random>
#include <set>

#include "tests/conformance/bench_of_journal.h"
#include "tests/support/sample_facts.h"

namespace muster::tests::journal_suite {

using namespace core;
using std::chrono::hours;

void appends(const MakeJournal& make) {
  JournalBench bench(make);
  CHECK(bench.journal().state(unit("BG4-01")) == nullptr);
  CHECK(bench.journal().head().size == 0);
  CHECK(hex(bench.journal().head().root) == sha256Hex(""));

  Command command = bench.command(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"});
  command.facts.push_back(draft(UnitPlaced{"BG4-01", "R01", "A1", true}, bench.now, "P2", Assurance::signedIn));
  const Receipt receipt = JournalBench::receipt(bench.journal().append(command));
  REQUIRE(receipt.facts.size() == 2);
  CHECK(receipt.recordedAt == bench.now);
  CHECK_FALSE(receipt.repeated);
  const auto node = bench.journal().head().node;
  CHECK(receipt.facts[0] == FactId{node, 1});
  CHECK(receipt.facts[1] == FactId{node, 2});

  const auto kept = bench.journal().fact(receipt.facts[1]);
  REQUIRE(kept.has_value());
  CHECK(static_cast<const FactDraft&>(*kept) == command.facts[1]);
  CHECK(kept->id == receipt.facts[1]);
  CHECK(kept->recordedAt == bench.now);
  CHECK(kept->command == command.id);
  CHECK_FALSE(kept->clockBehind);

  CHECK(bench.unit("BG4-01").place == Place(InSlot{"R01", "A1"}));
  CHECK(bench.revision(unit("BG4-01")) == 2);
  CHECK(bench.revision(rack("R01")) == 1);
  CHECK_FALSE(bench.journal().fact({node, 3}).has_value());
  CHECK_FALSE(bench.journal().fact({node + 1, 1}).has_value());
  CHECK_FALSE(bench.journal().fact({}).has_value());
}

void refusesMoved(const MakeJournal& make) {
  JournalBench bench(make);
  bench.told(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"});
  const auto head = bench.journal().head();
  for (const std::uint64_t seen : {0, 2}) {
    auto command = bench.command(UnitRetired{"BG4-02", "lost"}, {{unit("BG4-02"), 0}, {unit("BG4-01"), seen}});
    const auto result = bench.journal().append(command);
    REQUIRE(JournalBench::refusal(result));
    CHECK(JournalBench::refusal(result)->why == Refusal::Why::moved);
    CHECK(JournalBench::refusal(result)->subject == unit("BG4-01"));
    bool reused = true;
    CHECK_FALSE(bench.journal().receiptOf(command.id, command.content, reused).has_value());
    CHECK_FALSE(reused);
    // The same command, decided again, goes through.
    if (seen == 2) {
      command.expected.back().revision = 1;
      CHECK(std::holds_alternative<Receipt>(bench.journal().append(command)));
    } else {
      CHECK(bench.journal().state(unit("BG4-02")) == nullptr);
      CHECK(bench.journal().head().root == head.root);
      CHECK(bench.count() == 1);
    }
  }
}

void repeats(const MakeJournal& make) {
  JournalBench bench(make);
  const Command command = bench.command(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"}, {{unit("BG4-01"), 0}});
  const Receipt first = JournalBench::receipt(bench.journal().append(command));
  bench.now = bench.now + hours(1);
  const Receipt again = JournalBench::receipt(bench.journal().append(command));
  CHECK(again.repeated);
  CHECK(again.facts == first.facts);
  CHECK(again.recordedAt == first.recordedAt);
  CHECK(bench.count() == 1);

  Command other = command;
  other.content = "something else";
  const auto result = bench.journal().append(other);
  REQUIRE(JournalBench::refusal(result));
  CHECK(JournalBench::refusal(result)->why == Refusal::Why::reused);
  CHECK(bench.count() == 1);

  bool reused = true;
  const auto kept = bench.journal().receiptOf(command.id, command.content, reused);
  REQUIRE(kept.has_value());
  CHECK(kept->facts == first.facts);
  CHECK_FALSE(reused);
  CHECK_FALSE(bench.journal().receiptOf(command.id, other.content, reused).has_value());
  CHECK(reused);
  CHECK_FALSE(bench.journal().receiptOf("never seen", "", reused).has_value());
  CHECK_FALSE(reused);
}

void appendsSeveral(const MakeJournal& make) {
  JournalBench bench(make);
  const auto first = bench.command(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"}, {{unit("BG4-01"), 0}});
  const auto second = bench.command(UnitPlaced{"BG4-01", "R01", "A1"}, {{unit("BG4-01"), 1}, {rack("R01"), 0}});
  const auto tooLate = bench.command(UnitPlaced{"BG4-01", "R02", "A1"}, {{unit("BG4-01"), 1}});
  const auto results = bench.journal().appendAll({first, second, tooLate, first});
  REQUIRE(results.size() == 4);
  CHECK(JournalBench::receipt(results[0]).facts.front().index == 1);
  CHECK(JournalBench::receipt(results[1]).facts.front().index == 2);
  REQUIRE(JournalBench::refusal(results[2]));
  CHECK(JournalBench::refusal(results[2])->subject == unit("BG4-01"));
  CHECK(JournalBench::receipt(results[3]).repeated);
  CHECK(bench.unit("BG4-01").place == Place(InSlot{"R01", "A1"}));
  CHECK(bench.count() == 2);
  CHECK(bench.journal().appendAll({}).empty());
}

// One person's entry comes between; two tests were decided before it, the second counting on the first.
void refusesWhatCountedOnTheRefused(const MakeJournal& make) {
  JournalBench bench(make);
  JournalBench::receipt(bench.journal().append(bench.command(UnitRegistered{"BG4-01", "bg4", "BG 4", "S1"}, {{unit("BG4-01"), 0}})));
  const auto first = bench.command(UnitPlaced{"BG4-01", "R01", "A1"}, {{unit("BG4-01"), 1}});
  const auto second = bench.command(UnitPlaced{"BG4-01", "R01", "A2"}, {{unit("BG4-01"), 2}});
  JournalBench::receipt(bench.journal().append(bench.command(FaultReported{"BG4-01", "x", "leak", "", true}, {{unit("BG4-01"), 1}})));
  const auto other = bench.command(UnitRegistered{"BG4-02", "bg4", "BG 4", "S2"}, {{unit("BG4-02"), 0}});
  const auto results = bench.journal().appendAll({first, second, other});
  CHECK(JournalBench::refusal(results.at(0)));
  CHECK(JournalBench::refusal(results.at(1)));
  CHECK_FALSE(JournalBench::refusal(results.at(2)));
  CHECK(bench.unit("BG4-01").place == Place(Loose{}));
}

void refoldsLate(const MakeJournal& make) {
  JournalBench bench(make);
  bench.told(PressureRead{"CYL-1", "G-1", quantity("19 MPa"), {}});
  bench.now = bench.now + hours(50);
  bench.told(UnitPlaced{"CYL-1", "R01", "A1"});
  bench.told(PressureRead{"CYL-1", "G-1", quantity("4 MPa"), {}}, hours(60));
  const auto cylinder = bench.unit("CYL-1");
  CHECK(cylinder.pressure->pressure.text() == "19 MPa");
  CHECK(cylinder.place == Place(InSlot{"R01", "A1"}));
  CHECK(cylinder.lateEntry);
  CHECK(bench.revision(unit("CYL-1")) == 3);
  // The gauge only measured: told late, it is still not another gauge.
  CHECK(bench.revision(unit("G-1")) == 2);
}

void amends(const MakeJournal& make) {
  JournalBench bench(make);
  const auto pressure = [&] { return bench.unit("CYL-1").pressure->pressure.text(); };
  const auto step = [&] { bench.now = bench.now + hours(1); };
  bench.told(PressureRead{"CYL-1", "", quantity("19 MPa"), {}});
  step();
  const auto wrong = bench.told(PressureRead{"CYL-1", "", quantity("9 MPa"), {}}).facts.front();
  step();
  const auto undo = bench.told(FactUndone{wrong, "wrong-cylinder", {unit("CYL-1")}}).facts.front();
  CHECK(pressure() == "19 MPa");
  step();
  bench.told(FactUndone{undo, "was-right", {unit("CYL-1")}});
  CHECK(pressure() == "9 MPa");
  step();
  const auto body = draft(PressureRead{"CYL-1", "", quantity("9.5 MPa"), {}}, {}, "").body;
  bench.told(FactCorrected{wrong, body, "typed-wrong", {unit("CYL-1")}, "PressureRead/1", {}});
  CHECK(pressure() == "9.5 MPa");
  CHECK(bench.revision(unit("CYL-1")) == 5);
  const auto kept = read(*bench.journal().fact(wrong));
  CHECK(std::get<PressureRead>(*kept).pressure.text() == "9 MPa");

  TestRecorded test;
  test.run.unit = "BG4-01", test.run.procedure = "bg4-full", test.run.bench = "RZ25-1";
  test.run.steps = {{"leak", {{Reading{}, ""}}, ""}};
  test.verdict.steps = {{"leak", Verdict::noDecision, {}, {}, false, false}};
  const auto id = bench.told(test).facts.front();
  auto verdict = test.verdict;
  verdict.steps[0].verdict = Verdict::pass;
  step();
  bench.told(TestJudgedAgain{id, "BG4-01", verdict, "certificate", {}});
  CHECK(bench.unit("BG4-01").steps.at("leak").verdict == Verdict::pass);
}

void marksClock(const MakeJournal& make) {
  JournalBench bench(make);
  const auto start = bench.now;
  bench.told(UnitReturned{"A"});
  bench.now = start - hours(3);
  const auto behind = bench.told(UnitReturned{"A"});
  CHECK(behind.recordedAt == start);
  CHECK(bench.journal().fact(behind.facts.front())->clockBehind);
  CHECK(bench.journal().fact(behind.facts.front())->recordedAt == start);
  bench.now = start + hours(1);
  const auto right = bench.told(UnitReturned{"A"});
  CHECK(right.recordedAt == bench.now);
  CHECK_FALSE(bench.journal().fact(right.facts.front())->clockBehind);
}

void keepsOrder(const MakeJournal& make) {
  JournalBench bench(make);
  for (int i = 0; i < 7; ++i) bench.told(UnitReturned{i % 2 ? "B" : "A"}, hours(i));
  const auto node = bench.journal().head().node;
  std::vector<std::uint64_t> seen;
  bench.journal().forEach({node, 3}, [&](const Fact& fact) {
    seen.push_back(fact.id.index);
    return seen.size() < 3;
  });
  CHECK(seen == std::vector<std::uint64_t>{3, 4, 5});
  seen.clear();
  for (const auto& fact : bench.journal().factsAbout(unit("A"))) seen.push_back(fact.id.index);
  CHECK(seen == std::vector<std::uint64_t>{1, 3, 5, 7});
  CHECK(bench.journal().factsAbout(unit("C")).empty());
  // Looking at every fact, the caller may ask the journal for more.
  std::size_t asked = 0;
  bench.journal().forEach({}, [&](const Fact& fact) { return asked += bench.journal().fact(fact.id).has_value(), true; });
  CHECK(asked == 7);
}

void provesHead(const MakeJournal& make) {
  JournalBench bench(make);
  std::vector<Hash> leaves;
  for (const auto& happening : sampleHappenings()) {
    bench.told(happening);
    leaves.clear();
    bench.journal().forEach({}, [&](const Fact& fact) { return leaves.push_back(leafHash(canonicalBytes(fact))), true; });
    const Head head = bench.journal().head();
    CHECK(head.size == leaves.size());
    CHECK(head.root == merkleRoot(leaves));
  }
}

void equalsFold(const MakeJournal& make) {
  JournalBench bench(make);
  std::mt19937 dice(20261123);
  std::set<Subject> subjects;
  std::vector<Command> commands;
  for (int round = 0; round < 4; ++round) {
    for (const auto& happening : sampleHappenings()) {
      bench.now = bench.now + hours(dice() % 5);
      commands.push_back(bench.command(happening, {}, hours(dice() % 40)));
      for (const auto& subject : commands.back().facts.front().subjects) subjects.insert(subject);
      if (dice() % 3 == 0) {
        for (const auto& result : bench.journal().appendAll(commands)) JournalBench::receipt(result);
        commands.clear();
      }
    }
  }
  for (const auto& result : bench.journal().appendAll(commands)) JournalBench::receipt(result);
  for (const auto& subject : subjects) {
    INFO(subject.text());
    const auto state = bench.journal().state(subject);
    REQUIRE(state != nullptr);
    CHECK(stateBytes(*state) == stateBytes(fold(subject, bench.journal().factsAbout(subject))));
  }
}

void refusesBadBytes(const MakeJournal& make) {
  JournalBench bench(make);
  Command command = bench.command(UnitReturned{"BG4-01"});
  CHECK_THROWS(draft(UnitRetired{"BG4-01", "\xFF\xFE"}, bench.now, "P1"));
  command.facts.push_back(draft(UnitRetired{"BG4-01", "lost"}, bench.now, "\xFF\xFE"));
  CHECK_THROWS(bench.journal().append(command));
  CHECK(bench.count() == 0);
  CHECK(bench.journal().state(unit("BG4-01")) == nullptr);
  bench.told(UnitReturned{"BG4-01"});
  CHECK(bench.revision(unit("BG4-01")) == 1);
}

}  // namespace muster::tests::journal_suite
