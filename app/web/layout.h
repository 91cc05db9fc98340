// Layout: a page is its body, rendered first, inside the frame that all pages share (top bar, note, footer).
#pragma once

#include "app/web/site.h"

namespace muster::app {

struct PageHead {
  std::string templateName;
  std::string title;  // said already; "Can go now: 1 of 2 squads"
  std::string nav;    // which entry of the top bar is ours: "/", "/racks" ...
  int status = 200;
  int reloadSeconds = 0;                            // the page fetches itself anew; 0: it does not
  bool station = false;                             // large targets: scan and bench
  core::Instant at = core::Instant::distantPast();  // the moment shown; distantPast: now
};

// Adds `token` and `command` to the view (forms include {{> form_guard}}), renders body and frame.
Response page(const Request& request, Site& site, PageHead head, View body);

// What could not be done, with the next step: an error page, or a JSON problem under /api/.
Response refused(const Request& request, Site& site, int status, const core::Problems& problems);

}  // namespace muster::app
