// What the import pages share: the choice of profile and bench, the words for where an import stands. Pure but for what is asked.
#pragma once

#include "app/web/parts.h"
#include "app/workflow/import_desk.h"

namespace muster::app {

FormField profileField(const Translator& say, World& world, const std::string& chosen);  // "profile"; empty: recognise
FormField benchField(const Translator& say, World& world, const std::string& chosen);    // "bench"; empty: as the file says
std::string stageWord(const Translator& say, ImportStanding::Stage stage);
std::string sizeText(std::uint64_t bytes);  // "3.4 MB"

}  // namespace muster::app
