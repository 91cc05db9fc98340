// People in words: name and staff number, so that two of one name are told apart. Reads, decides nothing.
#pragma once

#include <string>
#include <vector>

#include "app/web/parts.h"

namespace muster::app {

std::string personText(const PersonRecord& person);             // "王建国 0117"
std::string personText(World& world, const std::string& code);  // the code where no name is known
std::vector<PersonRecord> presentPeople(World& world);          // those who have not left, by code
// "Choose a name" first, then everyone present.
std::vector<FormField::Choice> personChoices(const Translator& say, World& world);

}  // namespace muster::app
