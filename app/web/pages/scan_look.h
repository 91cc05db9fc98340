// The scan station, in parts: what is asked (kept from page to page), the card of what was scanned, the list of this shift.
// Nothing is kept between requests: the list is read from the journal, so it outlives a restart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/web/parts.h"
#include "app/web/site.h"
#include "app/workflow/scan.h"

namespace muster::app {

// Everything on the page that a person typed or chose.
struct ScanAsk {
  std::string mode = "in";            // in, out, place, test
  std::string typed;                  // in the one input
  std::string chosen;                 // what was scanned before and is still on the card
  std::string holder, expected, job;  // who takes it, until when, for what
  std::string reason, when, slot;     // of an override; of a report; chosen by hand
  std::string last;                   // the fact of the last act, for its card

  static ScanAsk of(const Fields& fields, const std::string& chosenField);
  ScanMode scanMode() const;
  std::string address() const;  // "/scan?mode=out&holder=squad:1..."
};

// One act of this shift: the facts of one command.
struct ScanAct {
  std::vector<core::FactId> facts;  // in log order
  std::vector<std::string> units;
  core::Message did;
  core::Instant at;
  bool undone = false;
};
std::vector<ScanAct> actsOfShift(Site& site, const std::string& person, const Translator& say);  // scan_session.cpp; newest first

void setSession(View& body, const Request& request, Site& site, const ScanAsk& ask,
                const std::vector<ScanAct>& acts);  // scan_session.cpp
void setCard(View& body, const Request& request, Site& site, const ScanAsk& ask, const core::Problems& against,
             const std::vector<ScanAct>& acts);  // scan_card.cpp
// Codes that look like what was read: a label half torn off, 0 for O, 8 for B.
std::vector<std::string> similarCodes(const std::vector<UnitRow>& units, const std::string& code,
                                      std::size_t most = 3);                                                 // scan_unknown.cpp
void setUnknown(View& body, Site& site, const Translator& say, const ScanAsk& ask, const Scanned& scanned);  // scan_unknown.cpp

// Who takes it, until when, for what.
std::vector<FormField> takerFields(const Translator& say, World& world, std::string holder, std::string expected, std::string job);  // scan.cpp

Response scanStation(const Request& request, Site& site, const ScanAsk& ask, const core::Problems& problems,
                     int status);  // scan.cpp

}  // namespace muster::app
