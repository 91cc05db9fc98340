// The Station on SQLite: one folder with muster.db in it, the machine's clock and random, the store's own calendar. What main opens.
#pragma once

#include "app/ports/station.h"

namespace muster::app {

// Throws std::runtime_error with a sentence for the person: no store there, one there already, a newer program's store.
std::unique_ptr<Station> openSqliteStation(const std::string& folder, Opening opening, const Played* played);

}  // namespace muster::app
