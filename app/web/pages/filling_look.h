// What the two pages of the filling room share: which cylinders stand on the sheet, and how each is told. Made for one request.
#pragma once

#include <functional>

#include "app/web/setup_forms.h"
#include "app/workflow/fill_round.h"

namespace muster::app {

std::string standWord(const Translator& say, core::CylinderStand stand);  // full, settling, residual ...

std::string cylinderNote(const Translator& say, const CylinderLine& line);  // "residual pressure · 6.3 MPa · BG4-07 · ..."

struct FillingLook {
  // Those named (`cylinder` fields, codes typed under `more`), else those that `wanted` picks.
  FillingLook(const Request& request, Site& site, const std::function<bool(const CylinderLine&)>& wanted);

  std::vector<CylinderLine> all;    // of the store
  std::vector<CylinderLine> lines;  // on the sheet; a code that is not of this store stands there with the reason
  bool grown = false;               // codes were typed under `more`: the sheet is shown again with them
};

// A body for the template sheet_page with the tally of the filling room above and the codes of its lines kept.
View fillingBody(const Translator& say, const FillingLook& look, const std::string& title, const std::string& lead, const std::string& action,
                 const std::string& button);
FormField moreField(const Translator& say);
FormField whenField(const Translator& say);
std::optional<core::Instant> readWhen(const Request& request, Site& site, core::Problems& problems);
std::vector<FormField::Choice> gaugesOf(const Translator& say, World& world);  // fill gauges first
Response fillingAnswer(const Request& request, Site& site, const std::string& title, View body, int status);

}  // namespace muster::app
