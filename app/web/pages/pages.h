// Every page: a function from a request to a response. One page a file, named like it.
#pragma once

#include "app/web/site.h"

namespace muster::app {

Response boardPage(const Request& request, Site& site);          // pages/board.cpp
Response boardApi(const Request& request, Site& site);           // api/board.cpp
Response assetFile(const Request& request, Site& site);          // pages/assets.cpp
Response health(const Request& request, Site& site);             // pages/health.cpp
Response choosePerson(const Request& request, Site& site);       // pages/person.cpp
Response benchPage(const Request& request, Site& site);          // pages/bench.cpp
Response benchUnitPage(const Request& request, Site& site);      // pages/bench_unit.cpp
Response benchUnitLive(const Request& request, Site& site);
Response recordBenchUnit(const Request& request, Site& site);
Response benchGridPage(const Request& request, Site& site);      // pages/bench_grid.cpp
Response benchGridLive(const Request& request, Site& site);
Response recordBenchGrid(const Request& request, Site& site);

}  // namespace muster::app
