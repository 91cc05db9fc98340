// What the page of a record shows where the record is a bench test, or judges one again.
#pragma once

#include "app/web/site.h"
#include "core/bench/test_run.h"
#include "core/judgement/verdict.h"

namespace muster::app {

// Both null: the record is no test.
void setTest(View& body, const Translator& say, World& world, const core::TestRun* run, const core::TestVerdict* verdict);

}  // namespace muster::app
