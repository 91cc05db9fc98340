// One unit: where it is, what sits in it, what is wrong with it, what it holds. Tests and openings have files of their own.
#include <algorithm>

#include "core/equipment/care_marks.h"
#include "core/journal/apply_parts.h"

namespace muster::core::folding {

namespace {

class UnitFold {
 public:
  UnitFold(UnitState& state, const Fact& fact) : state_(state), fact_(fact), at_(fact.occurredAt) {}

  void operator()(const UnitRegistered& h) {
    if (state_.kind.empty()) move(Loose{});
    state_.kind = h.kind;
    state_.model = h.model;
    state_.serial = h.serial;
    state_.aliases = h.aliases;
    state_.fields = h.fields;
    state_.made = h.made;
    state_.owner = h.owner;
    state_.holder = h.holder;
    state_.registeredAt = at_;
    state_.retiredAt.reset();
    state_.retiredReason.clear();
  }
  void operator()(const UnitRetired& h) {
    state_.retiredAt = at_;
    state_.retiredReason = h.reason;
  }
  void operator()(const UnitPlaced& h) {
    move(InSlot{h.rack, h.slot});
    if (h.home) state_.home = InSlot{h.rack, h.slot};
  }
  void operator()(const UnitSentAway& h) { move(Away{h.receiver, h.purpose, h.expected}); }
  void operator()(const UnitReturned&) {
    move(Loose{});
    noteEvent(state_, "returned", at_);
  }
  void operator()(const CheckedOut& h) {
    if (is(h.unit)) move(Out{h.holder, h.expected, h.job, h.reported, h.overridden});
  }
  void operator()(const CheckedIn& h) {
    // The valve was open: what the gauge showed before the use says nothing about what is left.
    if (h.use == AfterUse::Branch::worn || h.use == AfterUse::Branch::opened) {
      state_.pressure.reset();
      state_.fill.reset();
    }
    if (is(h.absorber)) state_.spent = true;
    wear(h);
    if (!is(h.unit)) return;
    move(Loose{});
    state_.turnedRoundAt.reset();
    if (h.use != AfterUse::Branch::carried || h.care) state_.afterUse = AfterUse{h.use, at_, {}};
    if (h.care) state_.afterUse->done[kCareListed] = at_;
    if (h.use != AfterUse::Branch::carried) state_.releaseOwed.reset();
    owe(h.owes, "after-use");
  }
  void operator()(const PartFitted& h) {
    if (is(h.unit)) {
      if (h.part.empty()) {
        state_.parts.erase(h.position);
      } else {
        state_.parts[h.position] = h.part;
      }
      owe(h.voids, "swap:" + h.position, h.part);
      if (!h.part.empty()) noteEvent(state_, "fitted", at_);
    } else if (is(h.part)) {
      move(InUnit{h.unit, h.position});
      if (!state_.firstFittedAt) state_.firstFittedAt = at_;
    } else if (is(h.removed)) {
      const auto* fitted = std::get_if<InUnit>(&state_.place);
      if (fitted && fitted->unit == h.unit) move(Loose{});  // else it sits elsewhere by now
    }
  }

  void operator()(const FaultReported& h) {
    drop(h.fault);
    state_.faults.push_back({h.fault, h.code, h.note, h.blocks, at_, fact_.id});
  }
  void operator()(const FaultCleared& h) {
    drop(h.fault);
    owe(h.owes, "fault");
    if (h.action != "no-fault-found") noteEvent(state_, "repaired", at_);
  }
  void operator()(const CylinderFilled& h) {
    if (!is(h.cylinder)) return;
    state_.fill = PressureReading{h.pressure, h.temperature, at_, h.gauge, false, fact_.id};
    state_.pressure.reset();  // the reading before the fill is of other gas; the fill itself settles first
    noteEvent(state_, "filled", at_);
    takeGas(h);
  }
  void operator()(const PressureRead& h) {
    if (!is(h.cylinder)) return;
    // The fill stays beside it: how long one settles is a rule, and the fold knows no rules.
    state_.pressure = PressureReading{h.pressure, h.temperature, at_, h.gauge, false, fact_.id};
  }
  void operator()(const MaintenanceDone& h) {
    const auto known = state_.done.find(h.plan);
    if (known != state_.done.end() && (known->second.on > h.on || (known->second.on == h.on && !known->second.declared))) return;
    auto& done = state_.done[h.plan];
    const Date first = std::min(done.first.value_or(h.on), h.on);
    done = {h.on, false, fact_.id, at_, first, wearFrom(state_, at_)};
  }
  void operator()(const CertificateAccepted& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const CalibratorWithdrawn& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const CalibratorFailed& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const CertificateExtended& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const CalibratorChecked& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const CertificateReviewed& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const IntervalDecided& h) { applyToCalibrator(state_, fact_, h); }
  void operator()(const CaseOpened& h) { applyToCalibrator(state_, fact_, h); }

  void operator()(const UnitIssued& h) { state_.issuedTo = h.person; }
  void operator()(const CanisterFilled& h) {
    state_.lot = h.lot;
    state_.canisterFilledAt = at_;
    state_.spent = false;
    state_.testsSpent = state_.testsDeclared = state_.minutesSpent = 0;
  }
  void operator()(const StockMoved& h) { applyStock(state_, h); }
  void operator()(const CareDone& h) {
    if (!state_.afterUse) return;
    auto& done = state_.afterUse->done;
    done[h.step] = at_;
    if (!h.last) return;
    const bool testToCome = wantsFullTest(*state_.afterUse) && !done.contains(kTestedMeanwhile);
    done.erase(kCareListed);
    if (!testToCome) state_.afterUse.reset();
  }
  void operator()(const UnitReleased& h) {
    if (!state_.releaseOwed) return;
    if (h.provisional)
      state_.releaseOwed->provisionally = h.until;
    else
      state_.releaseOwed.reset();
    if (!h.provisional && state_.afterUse && state_.afterUse->done.contains(kTestedMeanwhile)) state_.afterUse.reset();
  }
  void operator()(const TurnedRoundInField& h) {
    if (is(h.unit)) state_.turnedRoundAt = at_;
    if (is(h.usedAbsorber)) state_.spent = true;
    if (is(h.usedCylinder)) state_.pressure.reset(), state_.fill.reset();
  }
  void operator()(const UnitQuarantined& h) {
    lift(h.file);
    state_.quarantines.push_back({h.file, h.cause, h.steps, at_, fact_.id});
  }
  void operator()(const QuarantineLifted& h) { lift(h.file); }
  void operator()(const PlanDayChosen& h) {
    if (h.on)
      state_.chosen[h.plan] = {*h.on, h.due};
    else
      state_.chosen.erase(h.plan);
  }
  void operator()(const WorkOpened& h) {
    close(h.file);
    state_.work.push_back({h.file, h.cause, h.about, at_});
  }
  void operator()(const WorkDone& h) { close(h.file); }

  void operator()(const TestRecorded& h) { applyTest(state_, fact_, h); }
  void operator()(const OpeningDeclared& h) { applyOpening(state_, fact_, h); }
  template <typename T>
  void operator()(const T&) {}  // not about units

 private:
  bool is(const std::string& code) const { return state_.code == code; }
  void move(Place place) {
    state_.place = std::move(place);
    state_.placedAt = at_;
  }
  void owe(const std::vector<std::string>& steps, const std::string& cause, const std::string& part = {}) {
    for (const auto& step : steps) state_.owed[step] = {at_, cause, part};
  }
  // What was in it is in it still, unless it is known to have been empty; older lots are thinned to nothing that matters.
  void takeGas(const CylinderFilled& h) {
    auto& gas = state_.gas;
    if (h.residual && h.residual->value.coefficient() == 0) gas.clear();
    if (h.bulk.empty() && h.lot.empty() && gas.empty()) return;
    gas.insert(gas.begin(), {h.bulk, h.lot});
    if (gas.size() > 2) gas.resize(2);
  }
  void lift(const std::string& file) {
    std::erase_if(state_.quarantines, [&](const Quarantine& open) { return open.file == file; });
  }
  void close(const std::string& file) {
    std::erase_if(state_.work, [&](const OpenWork& open) { return open.file == file; });
  }
  // A part wears with the set it sits in; of a mask used alone only the mask knows, and it is the set that is told.
  void wear(const CheckedIn& h) {
    static constexpr const char* kEvents[] = {"worn", "opened", "carried", "mask-only"};
    if (h.use == AfterUse::Branch::worn) {
      ++state_.uses;
      state_.wornMinutes += h.minutes.value_or(0);
      if (!h.minutes) ++state_.untimedUses;
    }
    noteEvent(state_, kEvents[static_cast<int>(h.use)], at_);
  }
  void drop(const std::string& fault) {
    std::erase_if(state_.faults, [&](const Fault& open) { return open.id == fault; });
  }

  UnitState& state_;
  const Fact& fact_;
  Instant at_;
};

}  // namespace

void applyToUnit(UnitState& state, const Fact& fact, const Happening& happening) { std::visit(UnitFold(state, fact), happening); }

}  // namespace muster::core::folding
