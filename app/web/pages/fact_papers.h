// The papers of a record: what its page lists, what the page of an instrument links, and the address that gives one out.
#pragma once

#include "app/web/site.h"
#include "core/journal/fact.h"

namespace muster::app {

core::Outcome<core::Fact> recordAsked(const Request& request, Site& site);  // by {node} and {index}; "unknown-fact"
std::string paperPath(core::FactId record, const std::string& digest);      // "/journal/1/42/papers/<digest>"
Response factPaper(const Request& request, Site& site);
void setPapers(View& body, const Translator& say, World& world, const core::Fact& fact);

}  // namespace muster::app
