// The web's own files: templates and assets inside the program, or read from the folder MUSTER_DEV_ASSETS names (app/web) while working
// on them. Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace muster::app {

// Files whose name begins and ends so; the key is the name between the two.
std::map<std::string, std::string> carriedFiles(std::string_view folder, std::string_view ending);

}  // namespace muster::app
