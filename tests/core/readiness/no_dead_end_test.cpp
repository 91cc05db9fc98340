// House rule 3, no dead ends: from any state, doing what the board says next, again and again, ends with a set that can go,
// with one bench and one person. The doing is played here by hand, the way the facts would change the states.
#include <random>

#include "tests/support/catch.h"
#include "tests/support/good_set.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

class Station {
 public:
  explicit Station(unsigned seed) : random_(seed) {
    pack_ = testPack();
    auto second = pack_.limits.front();
    second.id = "leak.b";
    pack_.limits.push_back(second);
    if (maybe(2)) pack_.instruments.push_back({.kind = "bench", .review = true, .source = source()});
    rules_ = bookOf(pack_);
    spoil();
  }

  Assessment look() { return assessed(store_, "BG4-01", *rules_); }
  Instant now() const { return now_; }
  void waitAWhile() { now_ = now_ + std::chrono::minutes(61); }

  void carryOut(const Action& action) {
    const std::string code = action.code;
    if (code == "full-test") return test({});
    if (code == "partial-test" || code == "retest") return test(split(action.detail));
    if (code == "fit-part") return fit(action.detail);
    UnitState& unit = store_[action.target];
    if (code == "clear-fault") {
      std::erase_if(unit.faults, [&](const Fault& f) { return f.id == action.detail; });
    } else if (code == "fill") {
      unit.fill = PressureReading{quantity("20.5 MPa"), quantity("30 °C"), now_};
    } else if (code == "second-reading") {
      unit.pressure = PressureReading{quantity("20 MPa"), quantity("20 °C"), now_};
    } else if (code == "maintenance") {
      unit.done[action.detail].on = kShanghai.dateOf(now_);
    } else if (code == "certificate") {
      unit.outOfService = false;
      Certificate fresh{Certificate::Act::calibration, "C-9", "lab", kShanghai.dateOf(now_), day("2040-01-01")};
      fresh.points.push_back({quantity("1 mbar"), quantity("0 mbar"), {}, quantity("0.05 mbar")});
      unit.certificates.push_back(fresh);
    } else if (code == "review-certificate") {
      unit.certificates.back().review = AcceptanceReview{true, true, true, true, {}};
    } else if (code == "confirm-limit") {
      rules_ = bookOf(pack_, {split(action.detail).front()});
    } else if (code == "check-in") {
      unit.place = Loose{}, unit.afterUse = AfterUse{AfterUse::Branch::worn, now_};
      if (auto absorber = fittedAbsorber()) absorber->spent = true;
    } else if (code == "return") {
      unit.place = Loose{};
    } else if (code == "settle-conflict") {
      unit.conflicts.clear();
    } else if (code == "declare") {
      unit = UnitBuilder(unit).passed("bg4-full", text(now_));
      unit.declaredOnce = true;
    } else {
      FAIL("nobody knows how to carry out " << code);
    }
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool maybe(int outOf) { return pick(outOf) == 0; }
  std::string someDay() { return text(kShanghai.dateOf(now_ - std::chrono::hours(24 * pick(1500)))); }
  std::string someTime() { return text(now_ - std::chrono::hours(pick(60 * 24))); }

  static std::vector<std::string> split(const std::string& ids) {
    std::vector<std::string> all;
    for (std::size_t from = 0; from < ids.size();) {
      auto comma = std::min(ids.find(',', from), ids.size());
      all.push_back(ids.substr(from, comma - from));
      from = comma + 1;
    }
    return all;
  }

  // Anything that can be wrong, is, now and then.
  void spoil() {
    store_ = goodSet();
    UnitState& set = store_["BG4-01"];
    if (maybe(3)) set.runs.clear();
    if (maybe(3)) set.steps.clear();
    if (maybe(3)) set = UnitBuilder(set).passed("bg4-full", someTime());
    if (maybe(4)) set.runs["bg4-full"].lastAt = now_, set.runs["bg4-full"].lastVerdict = static_cast<Verdict>(pick(4));
    for (const char* step : {"leak", "relief", "self-test", "last-look"}) {
      if (maybe(4)) set = UnitBuilder(set).stepIs(step, static_cast<Verdict>(pick(4)), someTime(), "B1");
      if (maybe(6)) set = UnitBuilder(set).owes(step, someTime());
      doubt(set, step);
    }
    if (maybe(8)) set = UnitBuilder(set).owes("*", someTime());
    if (maybe(8)) set = UnitBuilder(set).owes("a-step-of-old-rules", someTime());
    if (maybe(5)) set.afterUse = AfterUse{static_cast<AfterUse::Branch>(pick(4)), now_};
    if (maybe(6)) set.conflicts = {{1, 7}};
    if (maybe(5)) set.place = Out{"squad:1", now_, "", true, true};
    if (maybe(6)) set.place = Away{"dealer", "repair", day(someDay())};
    if (maybe(3)) set.parts["mask"] = "M1";
    if (maybe(6)) set.parts.erase("cylinder");
    if (maybe(6)) set.parts["absorber"] = maybe(2) ? "A9" : "M1";
    for (const char* code : {"BG4-01", "C1", "A1", "M1"}) {
      if (maybe(4)) store_[code] = UnitBuilder(store_[code]).fault(std::string("F-") + code, maybe(2), someTime());
      if (maybe(12) && code != std::string("BG4-01")) store_[code].retiredAt = now_;
      if (maybe(12) && code != std::string("BG4-01")) store_[code].conflicts = {{1, 8}};
    }
    UnitState& cylinder = store_["C1"];
    if (maybe(3)) cylinder.pressure.reset();
    if (maybe(3)) cylinder = UnitBuilder(cylinder).pressure(std::to_string(12 + pick(9)) + " MPa", someTime(), maybe(2) ? "" : "5 °C");
    if (maybe(4)) cylinder = UnitBuilder(cylinder).filled("20.5 MPa", text(now_ - std::chrono::minutes(pick(120))));
    if (maybe(3)) cylinder.fields["tested"] = maybe(4) ? "not a day" : someDay();
    UnitState& absorber = store_["A1"];
    if (maybe(3)) absorber.testsSpent = pick(8);
    if (maybe(6)) absorber.spent = true;
    if (maybe(4)) absorber.made = day(someDay());
    if (maybe(3)) store_["M1"].done.clear();
    UnitState& bench = store_["B1"];
    if (maybe(3)) bench.certificates.clear();
    if (maybe(3)) bench.certificates.push_back({Certificate::Act::verification, "", "", day("2025-01-01"), day(someDay())});
    if (maybe(6)) bench.outOfService = true;
  }

  bool benchIsGood() {
    const UnitState& bench = store_["B1"];
    if (bench.outOfService || bench.certificates.empty()) return false;
    const auto& validTo = bench.certificates.back().validTo;
    const auto& review = bench.certificates.back().review;
    const bool open = rules_->instrument("bench") && !(review && review->complete());
    return !open && (!validTo || *validTo >= kShanghai.dateOf(now_));
  }

  // By a decision rule: pending, or no decision, with an uncertainty that is known or not.
  void doubt(UnitState& set, const std::string& step) {
    const auto known = set.steps.find(step);
    if (known == set.steps.end() || !maybe(6)) return;
    const bool pending = maybe(2);
    known->second.verdict = pending ? Verdict::pending : Verdict::noDecision;
    known->second.zone = pending ? "pending" : "no-decision", known->second.calibrator = "B1";
    known->second.uncertainty = pending || maybe(2) ? "0.3 mbar" : "";
  }

  UnitState* fittedAbsorber() {
    auto& parts = store_["BG4-01"].parts;
    if (!parts.contains("absorber") || store_.unit(parts["absorber"]) == nullptr) return nullptr;
    return &store_[parts["absorber"]];
  }

  void test(std::vector<std::string> steps) {
    UnitState& set = store_["BG4-01"];
    REQUIRE(fittedAbsorber() != nullptr);  // an open circuit cannot be tested
    bool full = steps.empty() || steps == std::vector<std::string>{"bg4-full"};
    if (full) steps = {"leak", "relief", "self-test", "last-look"};
    Verdict verdict = benchIsGood() ? Verdict::pass : Verdict::noDecision;
    for (const auto& step : steps) {
      set = UnitBuilder(set).stepIs(step, verdict, text(now_), "B1");
      if (verdict == Verdict::pass) set.owed.erase(step);
    }
    RunRecord& run = set.runs["bg4-full"];
    run.lastAt = now_, run.lastVerdict = verdict, run.lastComplete = full;
    ++fittedAbsorber()->testsSpent;
    if (!full || verdict != Verdict::pass) return;
    run.passedAt = now_;
    set.owed.clear(), set.afterUse.reset();
  }

  void fit(const std::string& position) {
    REQUIRE_FALSE(position.empty());
    std::string code = "NEW-" + std::to_string(++fitted_);
    UnitBuilder part(code);
    part.kind(position).place(InUnit{"BG4-01", position}).field("tested", text(kShanghai.dateOf(now_))).pressure("20 MPa", text(now_), "20 °C");
    part.made(text(kShanghai.dateOf(now_))).done("mask-quarterly", text(kShanghai.dateOf(now_)));
    store_.put(part);
    UnitState& set = store_["BG4-01"];
    set.parts[position] = code;
    for (const auto& step : rules_->voidedBy("bg4", position)) set.owed[step] = {now_, "swap:" + position, code};
  }

  std::mt19937 random_;
  RulePack pack_;
  BookPtr rules_;
  MapLookup store_;
  Instant now_ = instant("2026-11-23T01:00:00Z");
  int fitted_ = 0;
};

void everySegmentKnowsAWay(const Assessment& assessment) {
  REQUIRE(assessment.timeline.front().from == Instant::distantPast());
  REQUIRE(assessment.timeline.back().until == Instant::distantFuture());
  for (std::size_t i = 0; i < assessment.timeline.size(); ++i) {
    const Segment& segment = assessment.timeline[i];
    if (i > 0) REQUIRE(segment.from == assessment.timeline[i - 1].until);
    REQUIRE((segment.state == SetState::ready) == segment.reasons.empty());
    if (segment.state == SetState::ready) continue;
    REQUIRE(segment.next);
    REQUIRE_FALSE(segment.next->text.empty());
    REQUIRE_FALSE(segment.next->target.empty());
  }
}

}  // namespace

TEST_CASE("From any state, doing what comes next ends with a set that can go", "[core][readiness][property]") {
  int worst = 0;
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    INFO("seed " << seed);
    Station station(seed);
    int actions = 0;
    for (;; ++actions) {
      Assessment assessment = station.look();
      everySegmentKnowsAWay(assessment);
      const Segment& segment = at(assessment.timeline, station.now());
      if (segment.state == SetState::ready || segment.state == SetState::dueSoon) break;
      INFO("after " << actions << ": " << segment.reasons.front().code << ", next " << segment.next->code);
      REQUIRE(actions < 30);
      station.carryOut(*segment.next);
      station.waitAWhile();
    }
    worst = std::max(worst, actions);
  }
  CHECK(worst > 5);  // the states were bad enough to mean something
}
