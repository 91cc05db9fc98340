// A work order in words: what it is about, how it stands, what ends it. For the list, its page and its forms.
#pragma once

#include "app/web/site.h"
#include "app/workflow/work_orders.h"

namespace muster::app {

std::optional<core::CaseState> orderOf(World& world, const std::string& typed);
std::string aboutText(const Translator& say, World& world, const core::CaseState& order);
std::string needText(const Translator& say, const core::WorkNeed& need);
std::string standingText(const Translator& say, World& world, const core::CaseState& order);
core::SetState drawnAs(const core::CaseState& order, core::Date today);
Response unknownOrder(const Request& request, Site& site, const std::string& code);

}  // namespace muster::app
