// The parts of the rack page as views: all racks small, one large, what differs. Pure but for the names of people.
#pragma once

#include "app/web/pages/racks_look.h"
#include "app/web/site.h"

namespace muster::app {

struct RackDrawing {
  const Translator& say;
  Site& site;
  const RacksLook& look;
  core::Rules rules;
  std::shared_ptr<const core::Calendar> calendar;
  core::Date today;
};

std::string rackPath(std::string_view rack, std::string_view slot = {});                                 // "/racks/R04?slot=A2"
std::string reasonOf(const RackDrawing& draw, const UnitRow& unit);                                      // why it is not ready, or until when it is
void setOverview(View& body, const RackDrawing& draw, const RackSeen* current);                          // racks_overview.cpp
void setElevation(View& body, const RackDrawing& draw, const RackSeen& rack, const SlotSeen* selected);  // rack_elevation.cpp
void setDifferences(View& body, const RackDrawing& draw, const RackSeen& rack);                          // rack_differences.cpp

}  // namespace muster::app
