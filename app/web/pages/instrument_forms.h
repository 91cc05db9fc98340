// The four questions of an acceptance review, as both of its forms ask them.
#pragma once

#include "app/web/form_page.h"
#include "core/equipment/calibrator_state.h"

namespace muster::app {

void addReview(FormPage& form, const Translator& say, const std::optional<core::AcceptanceReview>& told);
std::optional<core::AcceptanceReview> typedReview(const Typed& typed);  // nullopt: nothing was answered

}  // namespace muster::app
