// A form that a file fills in: beside its fields stands a file field with a button of its own; what the file gave goes before what was
// typed, and files that came once are carried along. Values; one request.
#pragma once

#include <set>

#include "app/web/form_page.h"

namespace muster::app {

struct FormFiller {
  std::string name, label, hint, button;                     // the file field, sent with do=read; no name: there is none
  std::set<std::string> filled;                              // fields whose value the file gave
  std::vector<std::pair<std::string, std::string>> carried;  // values that the form carries along unseen
};

// The form as it stands, with what is wrong with it; nothing is done.
Response showForm(const Request& request, Site& site, FormPage form, const FormFiller& filler, const core::Problems& problems);
Response answerForm(const Request& request, Site& site, FormPage form, const FormFiller& filler, const Carry& carry);

}  // namespace muster::app
