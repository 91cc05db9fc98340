# Puts migrations/*.sql into the program: build/generated/app/store/migrations_sql.cpp, made again when one changes.
file(GLOB MUSTER_MIGRATIONS CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/migrations/*.sql)
list(SORT MUSTER_MIGRATIONS)
set(rows "")
foreach(file ${MUSTER_MIGRATIONS})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  get_filename_component(name ${file} NAME_WE)
  string(REGEX REPLACE "^0*([0-9]+)_.*" "\\1" number ${name})
  file(READ ${file} text)
  string(APPEND rows "      {${number}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/app/store/migrations_sql.cpp @ONLY CONTENT
"#include \"app/store/migrate.h\"

namespace muster::app {

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> kAll = {
@rows@  };
  return kAll;
}

}  // namespace muster::app
")
list(APPEND APP_SOURCES ${CMAKE_BINARY_DIR}/generated/app/store/migrations_sql.cpp)
