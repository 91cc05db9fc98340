// The subjects of a happening, in order, each once. A correction that names another unit is about these of the new body, too. Pure.
#pragma once

#include "core/journal/happenings.h"

namespace muster::core {

std::vector<Subject> subjectsOf(const Happening& happening);

}  // namespace muster::core
