// One unit as its page sees it, looked up once; and the page of a unit that is not of this store. The parts of the page fill views.
#pragma once

#include <memory>
#include <optional>

#include "app/web/site.h"
#include "app/workflow/known_at.h"
#include "core/equipment/unit_state.h"
#include "core/readiness/assess.h"

namespace muster::app {

struct UnitLook {
  const Translator& say;
  World& world;  // of now, or of what was known at `at`
  std::shared_ptr<const core::Calendar> calendar;
  core::Rules rules;
  core::Instant at;
  core::Date today;
  std::string code;
  core::UnitState unit;
  const core::Kind* kind = nullptr;  // nullptr: no adopted rule knows it
  core::Assessment assessment;
  core::Segment now;
  bool past = false;  // another moment than now: nothing can be done from here

  UnitLook(const Translator& say, World& world, core::Instant at, std::string code, core::UnitState unit);
  const core::UnitState* other(const std::string& code) const;  // nullptr: not of this store
  std::optional<core::Segment> segmentOf(const std::string& code) const;
  std::string kindTitle() const;
  bool is(core::Kind::Role role) const { return kind && kind->role == role; }

 private:
  mutable std::map<std::string, std::optional<core::UnitState>> others_;
};

// The state of a unit of this store, or nothing.
std::optional<core::UnitState> unitOf(World& world, const std::string& code);
Response unknownUnit(const Request& request, Site& site, const std::string& typed);  // 404 with what to do next

void setIdentity(View& body, const UnitLook& look);
void setVerdict(View& body, const UnitLook& look);
void setActions(View& body, const UnitLook& look);
void setFaults(View& body, const UnitLook& look);
void setInstrument(View& body, const UnitLook& look);  // certificates, chain, interval, checks
void setParts(View& body, const UnitLook& look);       // with the sketch of the loop
void setDetails(View& body, const UnitLook& look);     // fields, pressure, certificates: what applies to its kind
void setFittings(View& body, const UnitLook& look);    // pages/unit_fittings.cpp
void setDues(View& body, const UnitLook& look);
void setTrends(View& body, const UnitLook& look);
void setForecast(View& body, const UnitLook& look);
void setStory(View& body, const UnitLook& look, bool all);

}  // namespace muster::app
