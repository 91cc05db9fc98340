// What a live instrument shows, for the eye at two metres: the value, the band that passes, the trend, the countdown. Fills the view of
// {{> meter_gauge}}; the page and its stream of news draw the same.
#pragma once

#include "app/web/site.h"
#include "app/workflow/sitting.h"

namespace muster::app {

void setGauge(View& view, const Translator& say, const SittingSeen& seen);

// Changes whenever the page around the gauge would: then it is fetched anew.
std::string turnOf(const SittingSeen& seen);

}  // namespace muster::app
