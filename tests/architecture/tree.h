// The tree as text, and the arrows between its folders. The checks take a tree in memory, so that they can be shown to fail.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace muster::tests {

using Tree = std::map<std::string, std::string>;  // path from the top -> text

Tree readTree(const std::string& top);                            // C++ files of core, devices, app and tests
std::vector<std::string> brokenArrows(const Tree& tree);          // "core/base/x.cpp:3: includes app/store/y.h"
std::vector<std::string> longFiles(const Tree& tree, int limit);  // "core/x.cpp: 512 lines"
// Folders and files at the top that are neither hidden, nor of the seven, nor ignored by .gitignore.
std::vector<std::string> strangersAtTheTop(const std::vector<std::string>& names);

}  // namespace muster::tests
