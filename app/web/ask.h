// What pages read out of a request in the same way: the moment asked about, and who asks under which command id.
#pragma once

#include "app/web/site.h"
#include "app/workflow/command.h"

namespace muster::app {

// ?at=2026-11-23T03:10 (local time of the store) or RFC 3339; without it now. A time that cannot be read is a problem.
core::Outcome<core::Instant> momentOf(const Request& request, Site& site);
inline bool asksForMoment(const Request& request) { return !request.query.get("at").empty(); }

// For workflows: the chosen person, the form's command id, and the digest of what was typed.
Who whoOf(const Request& request);

std::string unitPath(std::string_view code);  // "/units/BG4-07", escaped

}  // namespace muster::app
