// Entry: one thing that a person enters, as a form and what becomes of it. The same entry enters the thing and puts its record right:
// then `told` is what was said, the form stands filled with it, and the unit is seen as it stood just before.
#pragma once

#include "app/web/pages/asked_unit.h"

namespace muster::app {

struct Entry {
  FormPage form;
  std::function<core::Outcome<Decide>(Typed&)> read;  // what cannot be read stays with `Typed`
};

Response answerEntry(const Request& request, Site& site, Entry entry);

// `told` is nullptr where the thing is entered. `it` must outlive the entry.
Entry registrationEntry(const Translator& say, World& world, const core::Kind& kind, const core::UnitRegistered* told);
Entry retirementEntry(const AskedUnit& it, const core::UnitRetired* told);
Entry sendingAwayEntry(const AskedUnit& it, const core::UnitSentAway* told);
Entry returnEntry(const AskedUnit& it, const core::UnitReturned* told);
Entry faultEntry(const AskedUnit& it, const core::FaultReported* told);
Entry clearingEntry(const AskedUnit& it, const core::FaultCleared* told);
Entry fittingEntry(const AskedUnit& it, const core::Position& position, const core::PartFitted* told);
Entry fillEntry(const AskedUnit& it, const core::CylinderFilled* told);
Entry pressureEntry(const AskedUnit& it, const core::PressureRead* told);
Entry maintenanceEntry(const AskedUnit& it, const core::MaintenanceDone* told);
Entry certificateEntry(const AskedUnit& it, const core::CertificateAccepted* told, core::Certificate::Act act = core::Certificate::Act::verification);
Entry withdrawalEntry(const AskedUnit& it, const core::CalibratorWithdrawn* told);
// Entered at the door and on the first evening; here only to be put right.
Entry placementEntry(const AskedUnit& it, const core::UnitPlaced& told);
Entry checkOutEntry(const AskedUnit& it, const core::CheckedOut& told);
Entry checkInEntry(const AskedUnit& it, const core::CheckedIn& told);
Entry openingEntry(const AskedUnit& it, const core::OpeningDeclared& told);

const core::Position* positionOf(const core::Kind* kind, const std::string& id);  // nullptr: no such position
std::string typedOf(const std::optional<core::Quantity>& quantity);               // for a field: empty where there is none
std::string typedOf(const std::optional<core::Date>& day);

}  // namespace muster::app
