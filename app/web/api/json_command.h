// What every command sent as JSON has in common: who acts, when and under which id; and the receipt it is answered with.
#pragma once

#include <map>

#include "app/web/api/json_body.h"
#include "app/web/site.h"
#include "app/workflow/command.h"
#include "core/journal/json.h"

namespace muster::app {

// `command` is needed; `by` and `occurred_at` may be left out.
Who readWho(const Request& request, JsonBody& body, const core::Calendar& calendar);

// Sentences are English unless ?lang= asks otherwise.
const Translator& speaks(const Request& request, Site& site);

// How a command sent as JSON is answered: 201 with the receipt and `more`, 200 when it was sent before.
Response receiptAnswer(const Request& request, Site& site, const Answer& answer, core::Json::Object more = {});

// A refusal: its fields under the names the members have here ("worker" -> "assigned_to"); 404 for the code that names what the address means.
Response refusedCommand(const Request& request, Site& site, core::Problems problems, const std::map<std::string, std::string>& members = {},
                        std::string_view notThere = {});

}  // namespace muster::app
