// What each kind of fact is about: everything it changes or rests on, the main one first.
#include "core/journal/happening_subjects.h"

#include <algorithm>

namespace muster::core {

namespace {

class About {
 public:
  About& add(Subject subject) {
    const bool nobody = subject.code.empty() && subject.kind != Subject::Kind::rules && subject.kind != Subject::Kind::store;
    if (!nobody && std::find(subjects_.begin(), subjects_.end(), subject) == subjects_.end()) subjects_.push_back(std::move(subject));
    return *this;
  }
  About& units(const std::vector<std::string>& codes) {
    for (const auto& code : codes) add(unit(code));
    return *this;
  }

  void operator()(const StoreOpened&) { add(store()); }
  void operator()(const RulesAdopted&) { add(rules()); }
  void operator()(const LimitConfirmed&) { add(rules()); }
  void operator()(const FileImported&) { add(store()); }
  void operator()(const PersonEnrolled& h) { add(person(h.person)); }
  void operator()(const PersonLeft& h) { add(person(h.person)); }
  void operator()(const RackInstalled& h) { add(rack(h.rack)); }
  void operator()(const SquadFormed& h) { add(squad(h.squad)); }
  void operator()(const DutyAssigned& h) { add(squad(h.squad)); }

  void operator()(const UnitRegistered& h) { add(unit(h.unit)); }
  void operator()(const UnitRetired& h) { add(unit(h.unit)); }
  void operator()(const UnitPlaced& h) { add(unit(h.unit)).add(rack(h.rack)); }
  void operator()(const UnitSentAway& h) { add(unit(h.unit)); }
  void operator()(const UnitReturned& h) { add(unit(h.unit)); }
  void operator()(const CheckedOut& h) { add(unit(h.unit)).units(h.parts); }
  void operator()(const CheckedIn& h) { add(unit(h.unit)).units(h.parts).add(unit(h.absorber)); }
  void operator()(const PartFitted& h) { add(unit(h.unit)).add(unit(h.part)).add(unit(h.removed)); }

  void operator()(const FaultReported& h) { add(unit(h.unit)); }
  void operator()(const FaultCleared& h) { add(unit(h.unit)); }
  void operator()(const TestRecorded& h) {
    add(unit(h.run.unit));
    for (const auto& [position, part] : h.run.assembly) add(unit(part));
    for (const auto& [step, part] : h.proves) add(unit(part));
    add(unit(h.absorber)).add(unit(h.run.bench));
    for (const auto& step : h.run.steps) {
      for (const auto& attempt : step.attempts) add(unit(attempt.calibrator));
    }
  }
  void operator()(const TestJudgedAgain& h) { add(unit(h.unit)).units(h.parts); }
  void operator()(const CylinderFilled& h) { add(unit(h.cylinder)).add(unit(h.gauge)).add(unit(h.pump)).add(unit(h.bulk)); }
  void operator()(const PressureRead& h) { add(unit(h.cylinder)).add(unit(h.gauge)); }
  void operator()(const MaintenanceDone& h) { add(unit(h.unit)); }
  void operator()(const CertificateAccepted& h) { add(unit(h.calibrator)).add(unit(h.standard)); }
  void operator()(const CalibratorWithdrawn& h) { add(unit(h.calibrator)); }
  void operator()(const OpeningDeclared& h) { add(unit(h.unit)); }
  void operator()(const FactUndone& h) { all(h.subjects); }
  void operator()(const FactCorrected& h) { all(h.subjects); }

  void operator()(const UnitIssued& h) { add(unit(h.unit)).add(person(h.person)); }
  void operator()(const CanisterFilled& h) { add(unit(h.canister)).add(unit(h.lot)); }
  void operator()(const StockMoved& h) { add(unit(h.item)); }
  void operator()(const CareDone& h) { add(unit(h.unit)); }
  void operator()(const UnitReleased& h) { add(unit(h.unit)); }
  void operator()(const TurnedRoundInField& h) {
    add(unit(h.unit)).add(unit(h.cylinder)).add(unit(h.absorber)).add(unit(h.usedCylinder)).add(unit(h.usedAbsorber));
  }
  void operator()(const CalibratorFailed& h) { add(unit(h.calibrator)); }
  void operator()(const CertificateExtended& h) { add(unit(h.calibrator)); }
  void operator()(const CalibratorChecked& h) { add(unit(h.calibrator)).add(unit(h.standard)); }
  void operator()(const CertificateReviewed& h) { add(unit(h.calibrator)); }
  void operator()(const IntervalDecided& h) { add(unit(h.calibrator)); }
  void operator()(const RetestAllowed& h) { add(file(h.file)).add(unit(h.calibrator)); }
  void operator()(const CaseOpened& h) { add(file(h.file)).units(h.units).add(unit(h.calibrator)); }
  void operator()(const CaseUnitSettled& h) { add(file(h.file)).add(unit(h.unit)); }
  void operator()(const CaseClosed& h) { add(file(h.file)); }
  void operator()(const UnitQuarantined& h) { add(unit(h.unit)).add(file(h.file)); }
  void operator()(const QuarantineLifted& h) { add(unit(h.unit)).add(file(h.file)); }

  void operator()(const PlanDayChosen& h) { add(unit(h.unit)); }
  void operator()(const WorkOpened& h) { add(file(h.file)).add(unit(h.unit)); }
  void operator()(const WorkAssigned& h) { add(file(h.file)); }
  void operator()(const WorkAnswered& h) { add(file(h.file)); }
  void operator()(const WorkDone& h) { add(file(h.file)).add(unit(h.unit)); }
  void operator()(const RoundMade& h) { add(rack(h.rack)); }
  void operator()(const PersonAuthorised& h) { add(person(h.person)); }
  void operator()(const AuthorisationEnded& h) { add(person(h.person)); }
  void operator()(const CorrectiveEntered& h) { add(file(h.file)); }

  std::vector<Subject> take() { return std::move(subjects_); }

 private:
  void all(const std::vector<Subject>& subjects) {
    for (const auto& subject : subjects) add(subject);
  }
  std::vector<Subject> subjects_;
};

}  // namespace

std::vector<Subject> subjectsOf(const Happening& happening) {
  About about;
  std::visit([&about](const auto& h) { about(h); }, happening);
  return about.take();
}

}  // namespace muster::core
