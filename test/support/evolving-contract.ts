/** Two states of one contract: between them a group is renamed, a route leaves, one comes, and a type changes. */
export const oldContract = `syntax = "v1"

type User {
	Id   int64  \`json:"id"\`
	Name string \`json:"name"\`
}

type UserRequest {
	Id int64 \`path:"id"\`
}

@server (
	prefix:     /v1
	group:      user
	middleware: Audit
)
service user-api {
	@handler GetUser
	get /users/:id (UserRequest) returns (User)

	@handler DeleteUser
	delete /users/:id (UserRequest)
}

@server (
	prefix: /v1
	group:  report/daily
)
service user-api {
	@handler ListReports
	get /reports returns ([]string)
}
`;

/** What {@link oldContract} becomes. */
export const newContract = `syntax = "v1"

type User {
	Id    int64  \`json:"id"\`
	Title string \`json:"title"\`
}

type UserRequest {
	Id int64 \`path:"id"\`
}

@server (
	prefix:     /v1
	group:      people
	middleware: Audit
)
service user-api {
	@handler GetUser
	get /users/:id (UserRequest) returns (User)

	@handler CreateUser
	post /users (User) returns (User)
}

@server (
	prefix: /v1
	group:  export/csv
)
service user-api {
	@handler ExportUsers
	get /export returns ([]User)
}
`;
