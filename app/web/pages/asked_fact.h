// The record that a form is about, named in its address: to be undone or put right. Made for one request.
#pragma once

#include "app/web/form_page.h"
#include "core/journal/fact.h"

namespace muster::app {

// The record as it counts now, or why there is none.
core::Outcome<core::Fact> askedFact(const Request& request, Site& site);
Response noSuchFact(const Request& request, Site& site, const core::Problems& problems);

// A form about it: above its fields stands what was told, when and by whom; done, it leads back to the unit.
FormPage formAbout(const core::Fact& fact, const Translator& say, World& world);
std::string toldAs(const Translator& say, World& world, const core::Fact& fact);  // time, what, who
FormField reasonField(const Translator& say, std::string name, std::string label);

}  // namespace muster::app
